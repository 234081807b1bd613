import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { createApp } from '../../src/app.js'
import { startEmulator } from '../../src/index.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { send } from '../transports.js'
import { callerOfV2, LOCATION } from './calls.js'

const sentText = (path: string, body: object, more = '') => {
  const text = JSON.stringify(body)
  const headers = `Host: x\r\nAuthorization: Bearer test-key\r\nVersion: 2021-07-28\r\n${more}Content-Length: ${text.length}`
  return `POST ${path} HTTP/1.1\r\n${headers}\r\n\r\n${text}`
}
const open = (url: string) => connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {})

t.test('it is at the root alone: the prefix of the documented curl is of version 1', async (t) => {
  await using emulator = await startEmulator()
  for (const time of ['before version 2 is loaded', 'afterwards']) {
    const answer = await fetch(`${emulator.url}/go-high-level/contacts`, { headers: { authorization: 'Bearer test-key' } })
    t.same([answer.status, await answer.text()], [404, '{"msg":"Not found"}'], time)
    await fetch(`${emulator.url}/contacts/x`)
  }
})

t.test('fifty first requests of version 2 at once are each answered', async (t) => {
  await using emulator = await startEmulator()
  const call = callerOfV2((sent) => send(emulator.url, sent))
  const made = Array.from({ length: 50 }, (_, nth) => call('POST', '/contacts/', { locationId: LOCATION, email: `${nth}@b.example` }))
  t.same(new Set((await Promise.all(made)).map(({ status }) => status)), new Set([201]))
  t.equal((await emulator.requests()).length, 50)
})

t.test(
  'a first request whose caller hangs up while what serves it is made is recorded as cut in its location, and is in flight no more',
  async (t) => {
    for (const path of ['/contacts/', '/v1/tags']) {
      let hungUp = () => {}
      const gone = new Promise<void>((resolve) => {
        hungUp = resolve
      })
      let servers = 0
      const app = await createApp(settingsOfCall({}), undefined, (server) => {
        if (++servers === 2) server.register(() => gone)
      })
      t.teardown(() => app.http.close())
      const url = await app.http.listen({ port: 0, host: '127.0.0.1' })
      app.http.server.once('request', (request) => {
        request.once('close', hungUp)
        socket.destroy()
      })
      const socket = open(url)
      socket.write(sentText(path, {}))
      await once(socket, 'close')
      const control = async (call: string) => JSON.parse((await send(url, { method: 'GET', path: `/_emulator/${call}`, headers: {} })).text)
      t.same((await control('idle?quietMs=1')).error, undefined)
      t.match((await control('requests')).exchanges, [{ outcome: 'Cut', locationId: LOCATION, response: null, contactIds: [] }])
    }
  }
)

t.test('a close while version 2 is being made answers its first request, and ends', async (t) => {
  const { http } = await createApp(settingsOfCall({}))
  const url = await http.listen({ port: 0, host: '127.0.0.1' })
  const arrived = once(http.server, 'request')
  const answered = callerOfV2((sent) => send(url, sent))('GET', '/contacts/x')
  await arrived
  await http.close()
  t.equal((await answered).status, 400)
})

t.test('requests of both versions that come at once on one connection are answered in their order', async (t) => {
  await using emulator = await startEmulator()
  const socket = open(emulator.url)
  const grant = { client_id: 'c', client_secret: 's', grant_type: 'authorization_code', code: 'test-key' }
  const texts = [
    sentText('/v1/contacts', { email: '1@b.example' }),
    sentText('/contacts/', { locationId: LOCATION, email: '2@b.example' }),
    sentText('/oauth/token', grant),
    sentText('/v1/contacts', { email: '3@b.example' }, 'Connection: close\r\n')
  ]
  socket.write(texts.join(''))
  let came = ''
  socket.on('data', (chunk) => {
    came += chunk
  })
  await once(socket, 'close')
  t.same(came.match(/(?<=HTTP\/1\.1 )\d+/g), ['200', '201', '200', '200'])
  t.same(
    (await emulator.contacts()).map(({ email }) => email),
    ['1@b.example', '2@b.example', '3@b.example']
  )
})

t.test('a request behind one of version 2 that a fault cuts is cut with it', async (t) => {
  await using emulator = await startEmulator()
  await emulator.fail({ connection: 'reset-before', delayMs: 10, match: { body: { email: '1@b.example' } } })
  const socket = open(emulator.url)
  socket.write(['1@b.example', '2@b.example'].map((email) => sentText('/contacts/', { locationId: LOCATION, email })).join(''))
  await new Promise((resolve) => socket.once('close', resolve))
  for (const email of ['1@b.example', '2@b.example'])
    t.match(await emulator.waitForRequest({ body: { email } }), { response: null, contactIds: [] })
  t.same(await emulator.contacts(), [])
})

t.test('a request of version 2 that is sent as to a proxy, with its whole address, is answered', async (t) => {
  await using emulator = await startEmulator()
  const call = callerOfV2((sent) => send(emulator.url, sent))
  const read = await call('GET', `http://services.leadconnectorhq.com/locations/${LOCATION}`)
  t.match(read, { status: 200, body: { location: { id: LOCATION } } })
  const form = { client_id: 'c', client_secret: 's', grant_type: 'authorization_code', code: 'test-key' }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const path = 'http://services.leadconnectorhq.com/oauth/token'
  t.equal((await send(emulator.url, { path, headers, body: new URLSearchParams(form).toString() })).status, 200)
})

t.test('a method, a case or a doubled slash that version 2 does not serve gets 404', async (t) => {
  await using emulator = await startEmulator()
  for (const [method, path] of [
    ['HEAD', '/contacts/'],
    ['OPTIONS', '/contacts/'],
    ['PATCH', '/contacts/x'],
    ['GET', '/CONTACTS'],
    ['GET', '//contacts'],
    ['GET', '/contacts;x']
  ] as const)
    t.equal((await send(emulator.url, { method, path })).status, 404, `${method} ${path}`)
  const call = callerOfV2((sent) => send(emulator.url, sent))
  t.match(await call('GET', '/contacts/x%2Fy'), { status: 400, body: { message: 'Contact with id x/y not found' } })
})
