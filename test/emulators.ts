import t, { type Test } from 'tap'
import { connectEmulator, type Emulator, type EmulatorOptions, startEmulator } from '../src/index.js'

/** Runs one test twice: with the emulator that was started, and with a connection to it. */
export function overBothTransports(title: string, run: (t: Test, emulator: Emulator) => Promise<void>, options?: EmulatorOptions): void {
  t.test(`${title} (in process)`, async (t) => {
    await using emulator = await startEmulator(options)
    await run(t, emulator)
  })
  t.test(`${title} (connected)`, async (t) => {
    await using started = await startEmulator(options)
    await using emulator = await connectEmulator(started.url)
    await run(t, emulator)
  })
}

interface Posted {
  status: number
  headers: Headers
  json: { contact: { id: string; dateAdded: string; fingerprint: string } }
  text: string
}

/** A lead, posted as a program posts it. */
export async function post(
  { baseUrl, apiKey }: { baseUrl: string; apiKey: string },
  body: unknown,
  init: RequestInit = {}
): Promise<Posted> {
  const headers = { authorization: `Bearer ${apiKey}`, ...(init.headers as object) }
  const answer = await fetch(`${baseUrl}/contacts`, { method: 'POST', body: JSON.stringify(body), ...init, headers })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, json: text.startsWith('{') ? JSON.parse(text) : undefined }
}
