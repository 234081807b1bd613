import type { AddressInfo, Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { createApp } from '../../src/app.js'
import { type Exchange, startEmulator } from '../../src/index.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { HEAD, open, raw } from '../sockets.js'
import { PATH } from '../transports.js'

const QUICK_STALL = { headers: 50, request: 100, lookEvery: 10 }

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
