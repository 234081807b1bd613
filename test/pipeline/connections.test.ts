import { EventEmitter, once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { createApp } from '../../src/app.js'
import { type Exchange, startEmulator } from '../../src/index.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { KEY, overBoth, PATH } from '../transports.js'

const QUICK_STALL = { headers: 50, request: 100, lookEvery: 10 }
const HEAD = `POST ${PATH} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test-key\r\n`

const NOT_FOUND = '{"msg":"Not found"}'

overBoth(t, 'path.unknown: an unknown path gets the recorded 404, and a header says what is served near it', async (t, send) => {
  const unknown: [string, string][] = [
    ['POST', '/v1/contact'],
    ['GET', '/'],
    ['POST', '//'],
    ['POST', '/v2/contacts?email=a']
  ]
  for (const [method, path] of unknown) {
    const answer = await send({ method, path, body: '{broken' })
    t.equal(answer.status, 404)
    t.equal(answer.text, NOT_FOUND)
    t.match(answer.headers['x-emulator-reason'], `${method} ${path.split('?')[0]} is not served`)
    t.match(answer.headers['x-emulator-reason'], /; served near it: .* \/v1\/.*; the API is under \/v1 and \/go-high-level\/v1$/)
  }
})

overBoth(
  t,
  'method.unknown: a method that a known path does not serve gets the same 404, and a header says which it does',
  async (t, send) => {
    for (const method of ['PATCH', 'OPTIONS', 'PURGE']) {
      const answer = await send({ method, path: '/v1/contacts/' })
      t.match(answer, { status: 404, text: NOT_FOUND })
      t.equal(answer.headers['x-emulator-reason'], `${method} is not served at /v1/contacts/; served there: POST, GET`)
    }
  }
)

overBoth(t, 'a very long path is not repeated in full', async (t, send) => {
  const answer = await send({ path: `/${'x'.repeat(5000)}` })
  t.equal(answer.status, 404)
  t.match(answer.headers['x-emulator-reason'], /^POST \/x{199}\? is not served; /)
})

overBoth(t, 'a path that cannot be decoded gets 400', async (t, send) => {
  const answer = await send({ path: '/v1/%zz' })
  t.equal(answer.status, 400)
  t.equal(answer.text, '{"msg":"Bad Request"}')
})

overBoth(t, 'any body and any key get 200, 400, 401, 413 or 422', async (t, send) => {
  const header = fc.stringMatching(/^[\x20-\x7e]*$/)
  const anything = fc.record({
    authorization: fc.oneof(
      fc.constant('Bearer test-key'),
      header,
      header.map((text) => `Bearer ${text}`)
    ),
    body: fc.oneof(
      fc.string(),
      fc.json(),
      fc.object({ key: fc.constantFrom('email', 'phone', 'tags', 'customField', 'dnd', '__proto__') }).map((value) => JSON.stringify(value))
    )
  })
  await fc.assert(
    fc.asyncProperty(anything, async ({ authorization, body }) => {
      const { status, text } = await send({ headers: { authorization }, body })
      t.ok([200, 400, 401, 413, 422].includes(status), `${status}`)
      JSON.parse(text)
    }),
    { numRuns: 200 }
  )
})

/** What comes back over a socket of its own until the server ends it. */
async function raw(t: Test, port: number, ...parts: (string | Buffer)[]): Promise<string> {
  const socket = open(t, port)
  for (const part of parts) socket.write(part)
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

function open(t: Test, port: number): Socket {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  t.teardown(() => socket.destroy())
  return socket
}

/** A server that loses patience at once, with the lines of its log. */
async function impatient(t: Test): Promise<{ port: number; log: string[] }> {
  const log: string[] = []
  const { http } = await createApp(
    settingsOfCall({ log: 'json', logTarget: { write: (line) => log.push(line), colour: false } }),
    QUICK_STALL
  )
  t.teardown(() => http.close())
  await http.listen({ port: 0, host: '127.0.0.1' })
  return { port: (http.server.address() as AddressInfo).port, log }
}

for (const reasonHeader of [true, false]) {
  t.test(`garbage is told why it is refused in a header, unless that is switched off: ${reasonHeader}`, async (t) => {
    await using emulator = await startEmulator({ reasonHeader })
    const answer = await raw(t, Number(new URL(emulator.url).port), 'GARBAGE\r\n\r\n')
    t.equal(/^x-emulator-reason: not a whole HTTP request/im.test(answer), reasonHeader)
  })
}

t.test('http.malformed: garbage on the socket gets 400 and is in the log', async (t) => {
  const { port, log } = await impatient(t)
  for (const garbage of ['GARBAGE\r\n\r\n', '\x16\x03\x01\x02\x00\x01', 'POST /v1/contacts?token=canary HTTP/9.9\r\n\r\n']) {
    const answer = await raw(t, port, garbage)
    t.match(answer, /^HTTP\/1.1 400 Bad Request\r\n/)
    t.match(answer, /\{"msg":"Bad Request"\}$/)
  }
  t.equal(log.length, 3)
  t.match(JSON.parse(log[0] ?? ''), { status: 400, reasons: [/not a whole HTTP request/] })
  t.match(JSON.parse(log[2] ?? ''), { method: 'POST', path: '/v1/contacts' })
  t.notMatch(log.join(), 'canary')
})

t.test('a key that a broken request came with is nowhere in the journal', async (t) => {
  const { port, exchanges } = await journalled(t)
  await raw(t, port, 'GET /v1/test-canary?test-canary=1 HTTP/1.1\r\nAuthorization: Bearer test-canary\r\nX-Broken: \0\r\n\r\n')
  const [exchange] = await exchanges(1)
  t.match(exchange, { request: { path: '/v1/[redacted]', headers: { authorization: '[redacted]' } }, response: { status: 400 } })
  t.notMatch(JSON.stringify(exchange), 'canary')
})

t.test('a header over the limit gets 431', async (t) => {
  const { port, log } = await impatient(t)
  const answer = await raw(t, port, `${HEAD}X-Long: ${'x'.repeat(100_000)}\r\n\r\n`)
  t.match(answer, /^HTTP\/1.1 431 Request Header Fields Too Large\r\n/)
  t.match(JSON.parse(log[0] ?? ''), { status: 431 })
})

t.test('a request that stalls in its head or in its body is cut, with 408', async (t) => {
  const { port, log } = await impatient(t)
  t.match(await raw(t, port, HEAD), /^HTTP\/1.1 408 Request Timeout\r\n/)
  t.match(await raw(t, port, `${HEAD}Content-Length: 10\r\n\r\n{`), /^HTTP\/1.1 408 Request Timeout\r\n/)
  t.same(
    log.map((line) => JSON.parse(line).status),
    [408, 408]
  )
})

const HANG_UPS = {
  'closes its connection': { hangUp: (socket: Socket) => socket.destroy(), noted: { status: 400, reasons: [/did not come whole/] } },
  'resets its connection': { hangUp: (socket: Socket) => socket.resetAndDestroy(), noted: { status: null, reasons: [/hung up/] } }
}

for (const [how, { hangUp, noted }] of Object.entries(HANG_UPS)) {
  t.test(`a caller that ${how} before the end of its body leaves no contact, but an exchange`, async (t) => {
    let write = (_line: string) => {}
    const logged = new Promise<string>((resolve) => {
      write = resolve
    })
    const { http } = await createApp(settingsOfCall({ log: 'json', logTarget: { write, colour: false } }))
    t.teardown(() => http.close())
    const arrived = new Promise<void>((resolve) => http.addHook('onRequest', async () => resolve()))
    await http.listen({ port: 0, host: '127.0.0.1' })
    const socket = open(t, (http.server.address() as AddressInfo).port)
    socket.write(`${HEAD}Content-Length: 100\r\n\r\n{"email":"a@b.c"}`)
    await arrived
    hangUp(socket)
    t.match(JSON.parse(await logged), noted)
    t.same((await http.inject('/_emulator/contacts')).json(), { contacts: [] })
  })
}

t.test('a request without a Host header is answered', async (t) => {
  const { port } = await impatient(t)
  const answer = await raw(
    t,
    port,
    `POST ${PATH} HTTP/1.1\r\nAuthorization: Bearer test-key\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`
  )
  t.match(answer, /^HTTP\/1.1 422 /)
})

t.test('emulator.bug: a bug of ours gets 500, is loud with its stack in every log style, and keeps its reason', async (t) => {
  const written: string[] = []
  const { http } = await createApp(settingsOfCall({ logTarget: { write: (line) => written.push(line), colour: false } }))
  t.teardown(() => http.close())
  http.addHook('preHandler', async () => {
    throw Object.assign(new Error('broken inside'), { statusCode: 400 })
  })
  const answer = await http.inject({ method: 'POST', url: PATH, headers: KEY, payload: '{"email":"a@b.c"}' })
  t.equal(answer.statusCode, 500)
  t.equal(answer.payload, '{"msg":"Internal Server Error"}')
  t.match(written.join(), /A bug of the emulator[\s\S]*broken inside\n +at /)
})

t.test('close cuts what is idle or half sent at once, and answers what is in flight', async (t) => {
  const { http } = await createApp(settingsOfCall())
  const arrivals = new EventEmitter()
  http.addHook('onRequest', async ({ headers }) => void arrivals.emit(String(headers['x-name'])))
  await http.listen({ port: 0, host: '127.0.0.1' })
  const { port } = http.server.address() as AddressInfo

  const connected = async () => {
    const [socket] = await Promise.all([open(t, port), once(http.server, 'connection')])
    return socket
  }
  const unused = await connected()
  const half = await connected()
  half.write(HEAD)
  const idle = await connected()
  idle.write(`${HEAD}Content-Length: 2\r\n\r\n{}`)
  await once(idle, 'data')
  const busy = await connected()
  busy.write(`${HEAD}X-Name: busy\r\nContent-Length: 17\r\n\r\n{"email":`)
  await once(arrivals, 'busy')

  const ended = Promise.all([unused, half, idle].map((socket) => once(socket, 'close')))
  const closed = http.close()
  await ended
  const answer = once(busy, 'data')
  busy.write('"a@b.c"}')
  t.match(String(await answer), /^HTTP\/1.1 200 OK\r\n[\s\S]*connection: close\r\n/i)
  await closed
})

t.test('close waits a second at most for a request in flight', async (t) => {
  const { http } = await createApp(settingsOfCall())
  const arrived = new Promise<void>((resolve) => http.addHook('onRequest', async () => resolve()))
  await http.listen({ port: 0, host: '127.0.0.1' })
  const stalled = open(t, (http.server.address() as AddressInfo).port)
  stalled.write(`${HEAD}Content-Length: 10\r\n\r\n{`)
  await arrived
  const cut = once(stalled, 'close')
  await http.close()
  await cut
  t.pass('it was cut')
})

/** An emulator, and what stands in the journal of all its locations once so many requests are there. */
async function journalled(t: Test) {
  const emulator = await startEmulator()
  t.teardown(() => emulator.close())
  const exchanges = async (count: number) => {
    await fetch(`${emulator.url}/_emulator/requests/wait`, { method: 'POST', body: JSON.stringify({ since: count - 1 }) })
    const answer = await fetch(`${emulator.url}/_emulator/requests`)
    return ((await answer.json()) as { exchanges: Exchange[] }).exchanges
  }
  return { emulator, port: Number(new URL(emulator.url).port), exchanges }
}

const REFUSED_BY_NODE: [what: string, head: string, line: RegExp, journal: object][] = [
  [
    'http.expectation: an Expect header other than 100-continue gets 417',
    `${HEAD}Expect: x\r\nContent-Length: 2\r\n\r\n{}`,
    /^HTTP\/1\.1 417 Expectation Failed\r\n/,
    {
      request: { method: 'POST', path: PATH, headers: { expect: 'x', authorization: '[redacted]' } },
      response: { status: 417 },
      reasons: ['an Expect header other than 100-continue cannot be met; leave it out'],
      locationId: null
    }
  ],
  [
    'http.no-proxy: CONNECT gets 404',
    'CONNECT rest.gohighlevel.com:443 HTTP/1.1\r\nHost: rest.gohighlevel.com:443\r\nProxy-Authorization: canary\r\n\r\n',
    /^HTTP\/1\.1 404 Not Found\r\n/,
    {
      request: { method: 'CONNECT', path: 'rest.gohighlevel.com:443' },
      response: { status: 404 },
      reasons: ['CONNECT is for proxies, and this is none; send the request itself here'],
      locationId: null
    }
  ]
]

for (const [title, head, line, journal] of REFUSED_BY_NODE) {
  t.test(`${title}, and is journalled`, async (t) => {
    const { port, exchanges, emulator } = await journalled(t)
    const answer = await raw(t, port, head)
    t.match(answer, line)
    t.match(answer, /content-type: application\/json; charset=utf-8\r\n/)
    const seen = await exchanges(1)
    t.match(seen, [journal])
    t.match(answer, JSON.stringify(seen[0]?.response?.body))
    t.match(answer, `\r\nx-emulator-reason: ${seen[0]?.reasons[0]}\r\n`)
    t.notMatch(JSON.stringify(seen), 'canary')
    t.same(await emulator.contacts(), [])
  })
}

t.test('garbage behind a whole request that a fault holds back cuts that one, and is recorded for itself', async (t) => {
  const { emulator, port, exchanges } = await journalled(t)
  await emulator.fail({ delayMs: 60_000 })
  const socket = open(t, port)
  let came = ''
  socket.on('data', (chunk) => {
    came += chunk
  })
  socket.write(`${HEAD}Content-Length: 17\r\n\r\n{"email":"a@b.c"}`)
  while ((await emulator.faults()).length > 0) await setImmediate()
  socket.write('GARBAGE\r\n\r\n')
  await new Promise((resolve) => socket.once('close', resolve))
  t.equal(came, '', 'no answer, which the held request would take for its own')
  const [garbage, held] = await exchanges(2)
  t.match(garbage, { response: { status: 400 }, locationId: null, reasons: [/^not a whole HTTP request/] })
  t.match(held, { response: null, locationId: emulator.locationId, contactIds: [], reasons: [/hung up/] })
  t.same(await emulator.contacts(), [])
})
