import t from 'tap'
import { createApp } from '../../src/app.js'
import type { LocalCall } from '../../src/control/local-calls.js'
import { type EmulatorOptions, startEmulator } from '../../src/index.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { headersOf } from '../../src/transport/transport.js'

/** Makes the same call in the process and over HTTP. */
async function bothAnswersTo({ method, path, body }: Omit<LocalCall, 'headers'>, options: EmulatorOptions = {}) {
  const { http, call } = await createApp(settingsOfCall(options))
  const headers = headersOf('test-key', undefined)
  try {
    const { statusCode, payload } = await http.inject({ method, url: `/_emulator${path}`, headers, ...(body !== undefined && { body }) })
    return [await call({ method, path, headers, body }), { status: statusCode, body: JSON.parse(payload) }]
  } finally {
    await http.close()
  }
}

const CALLS: [title: string, call: Omit<LocalCall, 'headers'>, status: number][] = [
  ['a call that is done', { method: 'POST', path: '/reset' }, 200],
  ['a query that is taken', { method: 'GET', path: '/requests?since=0&limit=1' }, 200],
  ['a query that is none of the call', { method: 'GET', path: '/requests?before=1' }, 400],
  ['a part of a path that stands for something', { method: 'DELETE', path: '/faults/fault%2F1' }, 404],
  ['a path that is not served', { method: 'GET', path: '/contact' }, 404],
  ['a method that is not served', { method: 'DELETE', path: '/clock' }, 404],
  ['a body that does not fit', { method: 'PUT', path: '/clock', body: '{"now":1}' }, 400],
  ['a body that is missing', { method: 'PUT', path: '/clock' }, 400],
  ['a body that is no JSON', { method: 'POST', path: '/faults', body: '{' }, 400],
  ['a body that is too large', { method: 'POST', path: '/faults', body: JSON.stringify('x'.repeat(1024 * 1024)) }, 413],
  ['a body that may be large', { method: 'POST', path: '/contacts', body: JSON.stringify({ x: 'x'.repeat(1024 * 1024) }) }, 400]
]
for (const [title, call, status] of CALLS)
  t.test(`${title} is answered as it is over HTTP`, async (t) => {
    const [local, overHttp] = await bothAnswersTo(call)
    t.same(local, overHttp)
    t.equal(local?.status, status)
  })

t.test('a large answer is whole', async (t) => {
  await using emulator = await startEmulator()
  await emulator.addContacts(...[1, 2, 3].map((number) => ({ email: `${number}@deo.com`, address1: 'x'.repeat(500_000) })))
  t.match(await emulator.contacts(), [{ email: '1@deo.com' }, { email: '2@deo.com' }, { email: '3@deo.com' }])
})

t.test('what an answer holds is a copy', async (t) => {
  await using emulator = await startEmulator()
  await emulator.addContacts({ email: 'ada@deo.com', tags: ['hot'] })
  const [contact] = await emulator.contacts()
  contact?.tags.push('changed')
  t.match(await emulator.contacts(), [{ tags: ['hot'] }])
})
