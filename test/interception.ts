import dns from 'node:dns'
import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'
import { startEmulator } from '../src/index.js'
import { divert } from '../src/intercept/divert.js'

export const SERVED = 'https://rest.gohighlevel.com/v1/contacts/'
export const CURRENT = 'https://services.leadconnectorhq.com/not-there'
export const OTHER = 'https://backend.leadconnectorhq.com/contacts/'
export const KEY = { authorization: 'Bearer test-key' }
const MIB = 1024 * 1024

export interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal
  agent?: http.Agent
}

export type Call = (url: string, sent?: Sent) => Promise<{ status: number; text: string }>

export const byFetch =
  (fetch: typeof globalThis.fetch): Call =>
  async (url, { agent, ...sent } = {}) => {
    const answer = await fetch(url, sent)
    return { status: answer.status, text: await answer.text() }
  }

export const byNode: Call = (url, { body, ...sent } = {}) =>
  new Promise((resolve, reject) => {
    const outgoing = (url.startsWith('https:') ? https : http).request(url, sent, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text })).on('error', reject)
    })
    outgoing.on('error', reject).end(body)
  })

/** A server that is no emulator: it answers what it is sent, and `/never` never. */
export async function local(t: Test): Promise<{ url: string; port: number; ports: Set<number>; server: http.Server }> {
  const ports = new Set<number>()
  const server = http.createServer((request, response) => {
    ports.add(request.socket.remotePort ?? 0)
    if (request.url !== '/never') request.pipe(response)
  })
  server.listen(0, '127.0.0.1')
  t.teardown(() => server.close().closeAllConnections())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, ports, server }
}

/** What a call failed with, as it says itself: some clients put it into an error of their own. */
export async function failureOf(call: Promise<unknown>): Promise<{ code?: string; message: string }> {
  const error = await call.then(
    () => new Error('it did not fail'),
    (error) => error
  )
  return error.cause ?? error
}

/** From here on no name is looked up but these; returns those that were asked for. */
export function noLookups(t: Test): string[] {
  const asked: string[] = []
  t.intercept(dns, 'lookup', {
    value: (name: string, _options: unknown, done: (error: Error) => void) => {
      asked.push(name)
      done(new Error(`${name} was looked up`))
    },
    writable: true
  })
  return asked
}

/** What holds for each client whose requests are intercepted. */
export function intercepts(t: Test, name: string, call: Call): void {
  t.test(`${name}:`, async (t) => {
    await t.test('what is sent to the API arrives at the emulator, and its answer comes back', async (t) => {
      await using emulator = await startEmulator()
      await emulator.intercept()
      for (const url of [SERVED, SERVED.replace('https', 'http')]) {
        const { status, text } = await call(url, { method: 'POST', headers: KEY, body: '{"email":"john@deo.com"}' })
        t.equal(status, 200)
        t.match(JSON.parse(text), { contact: { email: 'john@deo.com' } })
      }
      t.match(await emulator.requests(), [
        {
          request: { method: 'POST', path: '/v1/contacts', headers: { host: 'rest.gohighlevel.com' }, rawBody: '{"email":"john@deo.com"}' }
        },
        { request: { path: '/v1/contacts' } }
      ])
    })

    await t.test('so does what is sent to the current API', async (t) => {
      await using emulator = await startEmulator()
      await emulator.intercept()
      t.match(await call(CURRENT, { method: 'POST', headers: KEY, body: '{}' }), { status: 404 })
      t.match(await emulator.requests(), [{ request: { path: '/not-there', headers: { host: 'services.leadconnectorhq.com' } } }])
    })

    await t.test('so does an error', async (t) => {
      await using emulator = await startEmulator()
      await emulator.intercept()
      t.match(await call(SERVED, { method: 'POST', headers: KEY, body: '{}' }), { status: 422, text: '"email or phone"' })
      await emulator.fail({ status: 503 })
      t.match(await call(SERVED, { method: 'POST', headers: KEY, body: '{}' }), { status: 503 })
    })

    await t.test('a connection that is cut is a failed call', async (t) => {
      await using emulator = await startEmulator()
      await emulator.intercept()
      for (const connection of ['reset-before', 'reset-after', 'truncate'] as const) {
        await emulator.fail({ connection })
        await t.rejects(call(SERVED, { method: 'POST', headers: KEY, body: `{"email":"${connection}@deo.com"}` }), connection)
      }
      t.match(await emulator.contacts(), [{ email: 'reset-after@deo.com' }, { email: 'truncate@deo.com' }])
    })

    await t.test('a MiB passes both ways', async (t) => {
      using _interception = divert((await local(t)).url)
      const body = 'x'.repeat(MIB)
      const { text } = await call(SERVED, { method: 'POST', body })
      t.ok(text === body)
    })

    await t.test('an aborted call ends the request', async (t) => {
      const { url, server } = await local(t)
      using _interception = divert(url)
      const abort = new AbortController()
      const failed = t.rejects(call('https://rest.gohighlevel.com/never', { signal: abort.signal }))
      const [incoming] = await once(server, 'request')
      abort.abort()
      await failed
      if (!incoming.socket.destroyed) await once(incoming.socket, 'close')
      t.pass('its connection is closed')
    })

    await t.test('the other hosts of the vendor are refused, and not looked up', async (t) => {
      const asked = noLookups(t)
      using _interception = divert('http://127.0.0.1:1')
      const hosts = ['backend.leadconnectorhq.com', 'gohighlevel.com', 'api.msgsndr.com']
      for (const url of hosts.flatMap((host) => [`https://${host}/`, `http://${host}/`])) {
        const { message } = await failureOf(call(url))
        t.match(message, `${new URL(url).host} is a real service that go-high-level-emulator does not serve`)
      }
      t.same(asked, [])
    })

    await t.test('all other hosts are let be', async (t) => {
      const { url, port } = await local(t)
      const asked = noLookups(t)
      using _interception = divert('http://127.0.0.1:1')
      t.match(await call(url, { method: 'POST', body: 'hello' }), { status: 200, text: 'hello' })
      for (const host of ['notgohighlevel.com', 'gohighlevel.com.example']) {
        t.match(await failureOf(call(`https://${host}:${port}/`)), { message: `${host} was looked up` })
      }
      t.same(asked, ['notgohighlevel.com', 'gohighlevel.com.example'])
    })
  })
}
