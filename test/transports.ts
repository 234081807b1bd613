import { request } from 'node:http'
import type { Test } from 'tap'
import { createApp } from '../src/app.js'
import { startEmulator } from '../src/emulator.js'
import type { EmulatorOptions } from '../src/options/options.js'
import { settingsOfCall } from '../src/options/settings.js'

export interface Sent {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | undefined
}

export interface Answered {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

export type Send = (sent: Sent) => Promise<Answered>

export const PATH = '/go-high-level/v1/contacts'
export const KEY = { authorization: 'Bearer test-key' }

/** Sends as curl does, adding no header of its own but those HTTP needs. */
export function send(url: string, { method = 'POST', path = PATH, headers = KEY, body }: Sent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const outgoing = request(
      { hostname: hostname.replace(/[[\]]/g, ''), port, method, path, headers: { ...length, ...headers }, agent: false },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode as number, headers: incoming.headers, text: Buffer.concat(chunks).toString() })
        )
      }
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Runs one test twice: without a socket, and over a real one. Each has an emulator of its own. */
export function overBoth(t: Test, title: string, run: (t: Test, send: Send) => Promise<void>, options?: EmulatorOptions): void {
  t.test(`${title} (inject)`, async (t) => {
    const { http } = await createApp(settingsOfCall(options))
    t.teardown(() => http.close())
    await run(t, async ({ method = 'POST', path = PATH, headers = KEY, body }) => {
      const answer = await http.inject({ method: method as 'POST', url: path, headers, ...(body !== undefined && { payload: body }) })
      return { status: answer.statusCode, headers: answer.headers as Answered['headers'], text: answer.payload }
    })
  })
  t.test(`${title} (socket)`, async (t) => {
    const emulator = await startEmulator(options)
    t.teardown(() => emulator.close())
    await run(t, (sent) => send(emulator.url, sent))
  })
}
