import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import * as library from '../src/index.js'
import { KEY } from './transports.js'

const { startEmulator } = library

const post = (baseUrl: string, body: object) => fetch(`${baseUrl}/contacts`, { method: 'POST', headers: KEY, body: JSON.stringify(body) })

t.test('it starts on a free port, silent, and says where it is', async (t) => {
  const written: string[] = []
  await using emulator = await startEmulator({ logTarget: { write: (line) => written.push(line), colour: false } })
  t.match(emulator.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.equal(emulator.baseUrl, `${emulator.url}/go-high-level/v1`)
  t.equal(emulator.apiKey, 'test-key')
  const answer = await post(emulator.baseUrl, { email: 'john@deo.com' })
  const { contact } = (await answer.json()) as { contact: library.Contact }
  t.equal(contact.locationId, emulator.locationId)
  t.same(await emulator.contacts(), [contact])
  t.same(written, [])
})

t.test('two in one process never see each other', async (t) => {
  await using one = await startEmulator()
  await using other = await startEmulator()
  await post(one.baseUrl, { email: 'one@deo.com' })
  t.equal((await one.contacts()).length, 1)
  t.same(await other.contacts(), [])
})

t.test('it rejects when it cannot listen', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1')
  t.teardown(() => taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  await t.rejects(startEmulator({ port }), { code: 'EADDRINUSE' })
  await t.rejects(startEmulator({ host: '192.0.2.1' }), { code: 'EADDRNOTAVAIL' })
  await t.rejects(startEmulator({ port: -1 }), { code: 'ERR_OPTION', message: /^option port "-1"/ })
})

t.test('after close nothing listens, and closing again does no harm', async (t) => {
  const emulator = await startEmulator()
  await emulator.close()
  await emulator.close()
  await t.rejects(fetch(emulator.url))
})

t.test('an address for all is told as one a client can connect to', async (t) => {
  for (const [host, shown] of [
    ['0.0.0.0', 'http://127.0.0.1:'],
    ['::', 'http://[::1]:'],
    ['::1', 'http://[::1]:'],
    ['localhost', 'http://127.0.0.1:']
  ]) {
    await using emulator = await startEmulator({ host: String(host) })
    t.ok(emulator.url.startsWith(String(shown)), emulator.url)
    t.equal((await post(emulator.baseUrl, { phone: '1' })).status, 200)
  }
})

t.test('a control call for a key that is not accepted rejects with why', async (t) => {
  await using emulator = await startEmulator()
  const answer = await fetch(`${emulator.url}/_emulator/contacts`, { headers: { authorization: 'Bearer canary' } })
  t.equal(answer.status, 401)
  t.same(await answer.json(), { error: { code: 'unknown-key', message: 'unknown API key; accepted are test-*, pit-*' } })
})
