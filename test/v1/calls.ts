import root, { type Test } from 'tap'
import type { EmulatorOptions } from '../../src/index.js'
import { overBoth, type Send } from '../transports.js'

/** Calls of one location, with JSON both ways. */
export function caller(send: Send, key = 'test-key') {
  return async (method: string, path: string, sent?: unknown) => {
    const body = sent === undefined ? undefined : JSON.stringify(sent)
    const answer = await send({ method, path: `/v1${path}`, headers: { authorization: `Bearer ${key}`, host: 'ghl.test' }, body })
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    return { status: answer.status, headers: answer.headers, text: answer.text, body: isJson ? JSON.parse(answer.text) : answer.text }
  }
}

/** Stops the time of that location, or moves it. */
export function setClock(send: Send, to: { now: string } | { advanceMs: number }) {
  return send({ method: 'PUT', path: '/_emulator/clock', headers: { authorization: 'Bearer test-key' }, body: JSON.stringify(to) })
}

type Run = (t: Test, call: ReturnType<typeof caller>, send: Send) => Promise<void>

const PROFILES: EmulatorOptions[] = [{ fidelity: 'documented' }, { fidelity: 'observed' }]

/** A test that both profiles pass, over both transports. */
export function inBothProfiles(title: string, run: Run): void {
  for (const options of PROFILES) overBoth(root, `${title}, ${options.fidelity}`, (t, send) => run(t, caller(send), send), options)
}

/** A test of what only the pages say, over both transports. */
export function onlyDocumented(title: string, run: Run): void {
  overBoth(root, `documented: ${title}`, (t, send) => run(t, caller(send), send))
}

/** A test of what recordings show alone, over both transports. */
export function observed(title: string, run: Run, options: EmulatorOptions = {}): void {
  overBoth(root, `observed: ${title}`, (t, send) => run(t, caller(send), send), { fidelity: 'observed', ...options })
}
