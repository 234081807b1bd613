import root, { type Test } from 'tap'
import type { EmulatorOptions } from '../../src/index.js'
import { locationIdOf } from '../../src/locations/accepted-keys.js'
import { overBoth, type Send } from '../transports.js'

/** The location of `test-key`. */
export const LOCATION = locationIdOf('test-key')

/** How a call differs from that of a client with `test-key` and the version of the contract. */
interface Differently {
  key?: string
  version?: string | undefined
  headers?: Record<string, string>
}

/** Calls of version 2, with JSON both ways. */
export function callerOfV2(send: Send, { key = 'test-key', version = '2021-07-28', headers = {} }: Differently = {}) {
  return async (method: string, path: string, sent?: unknown) => {
    const all = { authorization: `Bearer ${key}`, host: 'ghl.test', ...(version !== '' && { version }), ...headers }
    const body = sent === undefined || typeof sent === 'string' ? (sent as string | undefined) : JSON.stringify(sent)
    const answer = await send({ method, path, headers: all, body })
    return {
      status: answer.status,
      headers: answer.headers,
      text: answer.text,
      body: answer.text === '' ? undefined : JSON.parse(answer.text)
    }
  }
}

export type CallV2 = ReturnType<typeof callerOfV2>

/** A test of version 2, over both transports. */
export function inV2(title: string, run: (t: Test, call: CallV2, send: Send) => Promise<void>, options: EmulatorOptions = {}): void {
  overBoth(root, title, (t, send) => run(t, callerOfV2(send), send), options)
}
