import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/index.js'
import type { Migration, MovedCall, MovedRequest } from '../../src/migrate/migration.js'

/** A program of version 1, and what is said of its move. */
export interface Program {
  emulator: Emulator
  /** Sends a request, and returns the answer's text. */
  v1(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<string>
  /** Creates a contact, and returns its id. */
  create(body: object): Promise<string>
  migration(): Promise<Migration>
  /** What is said of the last request. */
  last(): Promise<MovedRequest>
  /** Sends a request of version 2 as it is told, to another location. */
  v2(call: MovedCall, key: string, location: { from: string; to: string }): Promise<{ status: number; body: Record<string, unknown> }>
}

export async function program(options: EmulatorOptions = {}): Promise<Program & AsyncDisposable> {
  const emulator = await startEmulator(options)
  const send = async (method: string, path: string, sent?: unknown, headers: Record<string, string> = {}) => {
    const body = sent === undefined || typeof sent === 'string' ? (sent as string | undefined) : JSON.stringify(sent)
    const all = { authorization: `Bearer ${emulator.apiKey}`, ...headers }
    return (await fetch(emulator.baseUrl + path, { method, headers: all, ...(body !== undefined && { body }) })).text()
  }
  const migration = () => emulator.migration()
  return {
    emulator,
    v1: send,
    create: async (body) => JSON.parse(await send('POST', '/contacts', body)).contact.id,
    migration,
    last: async () => (await migration()).requests.at(-1) as MovedRequest,
    async v2({ method, url, headers, body }, key, { from, to }) {
      const { pathname, search } = new URL(url)
      const own = (text: string) => text.replaceAll(from, to)
      const answer = await fetch(own(emulator.url + pathname + search), {
        method,
        headers: { ...headers, Authorization: `Bearer ${key}` },
        ...(body !== null && { body: own(JSON.stringify(body)) })
      })
      return { status: answer.status, body: JSON.parse(await answer.text()) }
    },
    [Symbol.asyncDispose]: () => emulator.close()
  }
}

/** The kinds of the differences. */
export const kindsOf = ({ differences }: MovedRequest): string[] => differences.map(({ kind }) => kind)

/** Sends the last request as it is told of version 2, to the same location. */
export async function again(v1: Program) {
  const { request } = await v1.last()
  const { apiKey, locationId } = v1.emulator
  if (request === null) throw new Error('there is no request')
  return v1.v2(request, apiKey, { from: locationId, to: locationId })
}
