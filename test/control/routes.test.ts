import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { PassThrough, type Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { createApp } from '../../src/app.js'
import { startEmulator } from '../../src/emulator.js'
import { CONTROL_OPERATIONS } from '../../src/openapi/control-operations.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { KEY, overBoth, PATH, type Send, type Sent, send as sendTo } from '../transports.js'

const call = async (send: Send, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await send({ method, path: `/_emulator${path}`, headers, body: body === undefined ? undefined : JSON.stringify(body) })
  return { status: answer.status, body: JSON.parse(answer.text) }
}
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const LEAD = '{"email":"a@b.c"}'

overBoth(t, 'what is no control call is refused as one, by any method, and a path is the same however it is encoded', async (t, send) => {
  const methods = ['POST', 'PROPFIND', 'HEAD']
  for (const time of ['first', 'second']) {
    for (const method of methods) {
      const { status, text } = await send({ method, path: '/_emulator', headers: {} })
      t.equal(status, 404, `${method} the ${time} time`)
      if (method !== 'HEAD') t.match(text, `${method} /_emulator is not a control call`)
    }
    t.equal((await send({ method: 'GET', path: '/%5Femulator/health', headers: {} })).status, 200)
    for (const path of ['/%76%31/tags', '/go-high-level/%76%31/tags']) t.equal((await send({ method: 'GET', path })).text, '{"tags":[]}')
  }
})

overBoth(t, 'a path that cannot be decoded is refused, before any call and after', async (t, send) => {
  for (const path of ['/%zz', '/%zz', '/health', '/%zz?x']) {
    const { status, body } = await call(send, 'GET', path)
    if (path === '/health') continue
    t.match({ status, body }, { status: 400, body: { error: { code: 'bad-request', message: /^the path cannot be decoded: a % is/ } } })
  }
  t.match((await call(send, 'GET', '/requests')).body, { exchanges: [] })
})

overBoth(t, 'health answers with the version and how many locations there are', async (t, send) => {
  await send({ body: LEAD })
  const { status, body } = await call(send, 'GET', '/health')
  t.equal(status, 200)
  t.match(body, { status: 'ok', version: /^\d+\.\d+\.\d+$/, locations: 1, locationsLetGo: 0 })
})

overBoth(t, 'a call with a key concerns its location, one without a key all of them and strangers too', async (t, send) => {
  for (const key of ['test-a', 'test-b', 'stranger']) await send({ headers: bearer(key), body: `{"email":"${key}@b.c"}` })
  const emails = async (headers: Record<string, string>) => {
    const { body } = await call(send, 'GET', '/contacts', undefined, headers)
    return body.contacts.map(({ email }: { email: string }) => email)
  }
  t.same(await emails(bearer('test-a')), ['test-a@b.c'])
  t.same(await emails(bearer('test-c')), [])
  t.same(await emails({}), ['test-a@b.c', 'test-b@b.c'])
  const { body: all } = await call(send, 'GET', '/requests?since=1&limit=1')
  t.match(all, { exchanges: [{ seq: 1, position: 2, response: { status: 200 } }], next: 2, dropped: 0 })
  const { body: rest } = await call(send, 'GET', '/requests?since=2')
  t.match(rest, { exchanges: [{ position: 3, locationId: null, keyFingerprint: null, response: { status: 401 } }], next: 3 })
  t.match((await call(send, 'GET', '/requests?since=3')).body, { exchanges: [], next: 3 })
  t.match((await call(send, 'GET', '/requests/3')).body, { position: 3, locationId: null })
  t.match((await call(send, 'GET', '/requests/1', undefined, bearer('test-b'))).body, { seq: 1, contactIds: [/./] })
  t.match((await call(send, 'POST', '/requests/wait', { match: { status: 401 } })).body, { position: 3 })
  t.match((await call(send, 'POST', '/contacts/wait', { match: { email: 'test-b@b.c' } })).body, { email: 'test-b@b.c' })
  t.match((await call(send, 'GET', '/idle?quietMs=1')).body, { idle: true })
})

overBoth(t, 'a fault or a time for all concerns every location, also one that is still to come', async (t, send) => {
  await send({ headers: bearer('test-a'), body: LEAD })
  await call(send, 'POST', '/faults', { status: 500, times: 2 })
  await call(send, 'POST', '/faults', { status: 429 }, bearer('test-b'))
  const statuses = []
  for (const key of ['test-a', 'test-b', 'test-b', 'test-b']) statuses.push((await send({ headers: bearer(key), body: LEAD })).status)
  t.same(statuses, [500, 500, 429, 200], 'first armed, first fired, wherever it was armed')
  await call(send, 'POST', '/faults', { status: 429 }, bearer('test-b'))
  await call(send, 'POST', '/faults', { status: 500 })
  t.equal((await send({ headers: bearer('test-b'), body: LEAD })).status, 429)
  t.match((await call(send, 'GET', '/faults')).body, { faults: [{ status: 500, locationId: null, left: 1 }] })
  t.same((await call(send, 'DELETE', '/faults')).body, { cleared: 1 })
  t.same((await call(send, 'PUT', '/clock', { now: '2026-01-01T00:00:00Z' })).body, { now: '2026-01-01T00:00:00.000Z' })
  t.same((await call(send, 'PUT', '/clock', { advanceMs: 1 })).body, { now: '2026-01-01T00:00:00.001Z' })
  for (const key of ['test-a', 'test-new'])
    t.same((await call(send, 'GET', '/clock', undefined, bearer(key))).body, { now: '2026-01-01T00:00:00.001Z' })
  t.same((await call(send, 'POST', '/reset')).body, { cleared: { contacts: 2, exchanges: 6, faults: 0 } })
  t.not((await call(send, 'GET', '/clock')).body.now, '2026-01-01T00:00:00.001Z')
})

overBoth(t, 'a request from a page of another origin is refused, whatever it asks', async (t, send) => {
  const foreign = [
    'https://evil.example',
    'null',
    'http://127.0.0.1:1',
    '::',
    'http://',
    'http://[',
    'http://127.0.0.1:8080/',
    'file://127.0.0.1'
  ]
  for (const origin of foreign) {
    for (const [method, path] of [
      ['POST', '/reset'],
      ['GET', '/contacts'],
      ['GET', '/health'],
      ['GET', '/nothing']
    ] as const) {
      const { status, body } = await call(send, method, path, undefined, { origin, host: '127.0.0.1:8080' })
      t.match(
        { status, body },
        { status: 403, body: { error: { code: 'foreign-origin', message: `control calls from a page of ${origin} are refused` } } }
      )
    }
  }
  const from = async (host: string) => (await call(send, 'POST', '/reset', undefined, { origin: `http://${host}`, host })).status
  for (const own of ['127.0.0.1:8080', '[::1]:8080', 'localhost:8080', 'emulator:8080']) t.equal(await from(own), 200, own)
  // A stranger's name that leads here.
  t.equal(await from('rebound.example:8080'), 403)
})

overBoth(
  t,
  'a page of the very host by which it was called may do all, also by a name that was allowed, and no other page',
  async (t, send) => {
    const from = async (origin: string, host: string) => (await call(send, 'POST', '/reset', undefined, { origin, host })).status
    const own = [
      ['http://ghl.example:8080', 'ghl.example:8080'],
      ['http://ghl.example:8080', 'GHL.example:8080'],
      ['http://ghl.example', 'ghl.example:80'],
      ['https://ghl.example', 'ghl.example'],
      ['https://ghl.example', 'ghl.example:443'],
      ['http://ghl.test:8080', 'ghl.test:8080']
    ] as const
    for (const [origin, host] of own) t.equal(await from(origin, host), 200, `${origin} ${host}`)
    const others = [
      ['http://other.test:8080', 'ghl.test:8080'],
      ['http://ghl.example:8081', 'ghl.example:8080'],
      ['http://evil.example:8080', 'ghl.example:8080'],
      ['http://evil.example', 'evil.example'],
      ['null', 'ghl.example:8080']
    ] as const
    for (const [origin, host] of others) t.equal(await from(origin, host), 403, `${origin} ${host}`)
  },
  { allowedHosts: ['ghl.example'] }
)

overBoth(t, 'a call that cannot be done says what was wanted', async (t, send) => {
  const cases: [string, string, unknown, number, string, RegExp | string][] = [
    [
      'GET',
      '/nothing?x=1',
      undefined,
      404,
      'not-found',
      'GET /_emulator/nothing is not a control call; GET /_emulator/docs shows those there are'
    ],
    ['GET', '/requests?since=x', undefined, 400, 'bad-request', 'since must be a whole number, 0 or more; what came is "x"'],
    ['POST', '/requests/wait', { timeoutMs: 1e9 }, 400, 'bad-request', /^timeoutMs must be <= 120000/],
    ['POST', '/contacts', { contacts: [] }, 400, 'key-needed', /^contacts are put into one location; send its key/],
    [
      'POST',
      '/contacts',
      { contact: [] },
      400,
      'bad-request',
      "the body must have required property 'contacts'; contact is not known; did you mean contacts?"
    ],
    ['PUT', '/clock', {}, 400, 'bad-request', 'give either now or advanceMs'],
    ['PUT', '/clock', { advanceMs: 1e300 }, 400, 'bad-request', /./],
    ['POST', '/requests/wait', { match: {}, timeoutMs: 0 }, 408, 'timeout', 'no request matched {} within 0 ms; 0 arrived']
  ]
  for (const [method, path, sent, status, code, message] of cases)
    t.match(await call(send, method, path, sent), { status, body: { error: { code, message } } }, `${method} ${path}`)
  const broken = await send({ method: 'POST', path: '/_emulator/faults', headers: {}, body: '{' })
  t.match(JSON.parse(broken.text), { error: { code: 'bad-json', message: /^the body is not JSON: / } })
  const large = await send({ method: 'POST', path: '/_emulator/faults', headers: {}, body: ' '.repeat(2 * 1024 * 1024) })
  t.match({ status: large.status, body: JSON.parse(large.text) }, { status: 413, body: { error: { code: 'too-large' } } })
  t.match(await call(send, 'GET', '/contacts', undefined, bearer('canary')), {
    status: 401,
    body: { error: { code: 'unknown-key', message: 'unknown API key; accepted are test-*, pit-*' } }
  })
})

t.test('a control call whose body does not come whole is the fault of its caller', async (t) => {
  const written: string[] = []
  const { http } = await createApp(settingsOfCall({ logTarget: { write: (line) => written.push(line), colour: false } }))
  t.teardown(() => http.close())
  const url = await http.listen({ port: 0, host: '127.0.0.1' })
  const headers = { 'content-length': '10' }
  const short = await http.inject({ method: 'POST', url: '/_emulator/faults', headers, payload: '{}' })
  t.match({ status: short.statusCode, ...short.json() }, { status: 400, error: { code: 'incomplete' } })

  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const arrived = once(http.server, 'request')
  socket.write('POST /_emulator/faults HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{')
  const [request] = await arrived
  const failed = once(request, 'error')
  await setImmediate()
  socket.destroy()
  await failed
  await setImmediate()
  t.same(written, [])
})

overBoth(t, 'a wait that times out lists the nearest misses for a program, too', async (t, send) => {
  await send({ body: LEAD })
  const { body } = await call(send, 'POST', '/requests/wait', { match: { body: { email: 'x' } }, timeoutMs: 0 }, KEY)
  t.same(body.error.misses, [{ seq: 1, differences: ['body.email is "a@b.c", wanted "x"'] }])
})

overBoth(t, 'fidelity lists every rule with what is known of it', async (t, send) => {
  const { body } = await call(send, 'GET', '/fidelity')
  for (const rule of body.rules)
    t.match(rule, { id: String, statement: String, provenance: /^(documented|observed|assumed)$/, source: String })
})

t.test('control calls are never journalled and never faulted', async (t) => {
  await using emulator = await startEmulator()
  await emulator.fail({ status: 500, times: 9 })
  for (let count = 0; count < 3; count++) await emulator.contacts()
  await fetch(`${emulator.url}/_emulator/nothing`)
  t.same(await emulator.requests(), [])
  const { exchanges } = (await (await fetch(`${emulator.url}/_emulator/requests`)).json()) as { exchanges: [] }
  t.same(exchanges, [])
})

t.test('every request is in the journal before its answer arrives', async (t) => {
  const { http } = await createApp(settingsOfCall({ journalLimit: 500 }))
  t.teardown(() => http.close())
  const journalled = async () => (await http.inject('/_emulator/requests?since=0')).json().exchanges.length
  const sent = [{ headers: KEY, payload: LEAD }, { headers: KEY, payload: '{' }, { payload: LEAD }, { headers: KEY, payload: '{}' }]
  let answered = 0
  const early: number[] = []
  for (let round = 0; round < 100; round++) {
    await Promise.all(
      sent.map(async (each) => {
        await http.inject({ method: 'POST', url: PATH, ...each })
        answered++
      })
    )
    if (round % 20 === 0 && (await journalled()) !== answered) early.push(round)
  }
  t.same(early, [])
  t.equal(await journalled(), 400)
  // And one at a time: what has just been answered is always the newest exchange.
  for (let count = 0; count < 50; count++) {
    await http.inject({ method: 'POST', url: `${PATH}?n=${count}`, headers: KEY, payload: LEAD })
    const { exchanges } = (await http.inject(`/_emulator/requests?since=${400 + count}`)).json()
    if (exchanges[0]?.request.query.n !== String(count)) t.fail(`#${count} was answered before it was journalled`)
  }
})

t.test('every kind of refusal is in the journal with its reasons', async (t) => {
  await using emulator = await startEmulator()
  const post = (path: string, headers: Record<string, string>, body: string) =>
    fetch(emulator.url + path, { method: 'POST', headers, body })
  await post(PATH, {}, LEAD)
  await post('/nowhere', KEY, LEAD)
  await post(PATH, KEY, ' '.repeat(1024 * 1024 + 1))
  await post(PATH, KEY, '{"email":')
  await post(PATH, KEY, '{"email":5,"tags":"x"}')
  await fetch(`${emulator.url}/v1/%zz`)
  await fetch(emulator.url + PATH, { method: 'PATCH', headers: KEY })
  const { exchanges } = (await (await fetch(`${emulator.url}/_emulator/requests`)).json()) as {
    exchanges: { response: { status: number }; reasons: string[]; request: { body: unknown } }[]
  }
  t.match(
    exchanges.map(({ response, reasons }) => [response.status, ...reasons]),
    [
      [401, /^no Authorization header came/],
      [404, /^POST \/nowhere is not served/],
      [413, 'the body is larger than 1 MiB'],
      [400, /^the body is not JSON: /],
      [400, 'email must be string; what came is 5', 'tags must be array; what came is "x"'],
      [400, /^the path cannot be decoded/],
      [404, /^PATCH is not served at/]
    ]
  )
  t.same(exchanges[1]?.request.body, { email: 'a@b.c' }, 'what was posted to a wrong path can be seen')
})

t.test('no key is kept anywhere: not in journal, events, log, errors or pages; only an open one is named', async (t) => {
  const written: string[] = []
  await using emulator = await startEmulator({
    apiKeys: ['canary-1=LOC', 'open-*'],
    controlKey: 'canary-3',
    log: 'pretty',
    logTarget: { write: (line) => written.push(line), colour: false }
  })
  const stream = await openEvents(t, emulator.url, '', { 'x-control-key': 'canary-3' })
  const seen: string[] = []
  const tries = [
    'Bearer canary-1',
    'Bearer open-canary-2',
    'Bearer canary-4',
    'Basic canary-5',
    'canary-6',
    'Bearer canary-7 canary-8',
    'Bearer canary-9"'
  ]
  for (const authorization of tries) {
    const headers = { authorization, 'x-api-key': 'canary-10', cookie: 'session=canary-11', 'proxy-authorization': 'canary-12' }
    for (const path of [`${PATH}?token=canary-13&apiKey=canary-14`, '/nowhere?key=canary-15', '/v1/%zz?access_token=canary-16']) {
      seen.push(await (await fetch(emulator.url + path, { method: 'POST', headers, body: LEAD })).text())
    }
    for (const path of ['/requests', '/contacts', '/keys', '/faults', '/fidelity', '/health', '/nothing', '/clock', '/']) {
      for (const control of [{}, { 'x-control-key': 'canary-3' }]) {
        seen.push(await (await fetch(`${emulator.url}/_emulator${path}`, { headers: { ...headers, ...control } })).text())
        seen.push(await (await fetch(`${emulator.url}/_emulator${path}`, { headers: control })).text())
      }
    }
  }
  seen.push(await stream.until((text) => text.split('event: exchange').length > 21))
  t.ok(written.length >= 21)
  t.same(
    [...written, ...seen].filter((text) =>
      text.replaceAll(/"keyName":"open-canary-2"|(?<= {2})open-canary-2(?= {2})/g, '').includes('canary')
    ),
    []
  )
})

/** An open stream of events. */
async function openEvents(t: Test, url: string, query = '', headers: Record<string, string> = {}) {
  const outgoing = get(`${url}/_emulator/events${query}`, { headers })
  outgoing.on('error', () => {})
  t.teardown(() => outgoing.destroy())
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  incoming.on('error', () => {})
  let text = ''
  const changed: (() => void)[] = []
  incoming.on('data', (chunk) => {
    text += chunk
    for (const resolve of changed.splice(0)) resolve()
  })
  const until = async (enough: (text: string) => boolean): Promise<string> => {
    while (!enough(text)) await new Promise<void>((resolve) => changed.push(resolve))
    return text
  }
  const events = (text: string) =>
    text.split('\n\n').flatMap((block) => {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)))
      return fields.event ? [{ id: fields.id, event: fields.event, data: JSON.parse(fields.data) }] : []
    })
  return { incoming, until, next: async (count: number) => events(await until((text) => events(text).length >= count)) }
}

t.test('events tell of exchanges, contacts and resets as they happen', async (t) => {
  await using emulator = await startEmulator()
  const own = await openEvents(t, emulator.url, '', KEY)
  const all = await openEvents(t, emulator.url)
  for (const key of ['test-other', 'test-key']) await fetch(emulator.url + PATH, { method: 'POST', headers: bearer(key), body: LEAD })
  await emulator.reset()
  t.equal(own.incoming.headers['content-type'], 'text/event-stream')
  t.match(await own.next(3), [
    { event: 'contact', data: { email: 'a@b.c', locationId: emulator.locationId } },
    { event: 'exchange', id: '1', data: { seq: 1, response: { status: 200 } } },
    { event: 'reset', data: { locationId: emulator.locationId } }
  ])
  t.match(
    (await all.next(5)).map(({ event, id }) => [event, id]),
    [
      ['contact', undefined],
      ['exchange', '1'],
      ['contact', undefined],
      ['exchange', '2'],
      ['reset', undefined]
    ]
  )
  await emulator.reset({ all: true })
  t.match((await own.next(4)).at(-1), { event: 'reset', data: { locationId: null } })
})

t.test('a reader of events that comes back misses nothing and sees nothing twice', async (t) => {
  await using emulator = await startEmulator()
  const post = () => fetch(emulator.url + PATH, { method: 'POST', headers: KEY, body: LEAD })
  for (let count = 0; count < 3; count++) await post()
  const back = await openEvents(t, emulator.url, '', { 'last-event-id': '1' })
  await post()
  t.same(
    (await back.next(4)).filter(({ event }) => event === 'exchange').map(({ id }) => id),
    ['2', '3', '4']
  )
  const fromStart = await openEvents(t, emulator.url, '?since=0', KEY)
  t.same(
    (await fromStart.next(4)).map(({ id }) => id),
    ['1', '2', '3', '4']
  )
})

t.test('a reader of events that does not read is cut off, and holds up nobody', async (t) => {
  await using emulator = await startEmulator()
  const stream = await openEvents(t, emulator.url)
  stream.incoming.pause()
  const ended = new Promise((resolve) => stream.incoming.on('close', resolve))
  const body = JSON.stringify({ email: 'a@b.c', address1: 'x'.repeat(500_000) })
  for (let count = 0; count < 40; count++) await fetch(emulator.url + PATH, { method: 'POST', headers: KEY, body })
  stream.incoming.resume()
  await ended
  t.equal((await emulator.contacts()).length, 40)
})

t.test('what a reader of events asks for of before does not count against it', async (t) => {
  await using emulator = await startEmulator()
  const post = (email: string, address1: string) =>
    fetch(emulator.url + PATH, { method: 'POST', headers: KEY, body: JSON.stringify({ email, address1 }) })
  for (let count = 0; count < 10; count++) await post('a@b.c', 'x'.repeat(500_000))
  // Not read until what came last is sent.
  const [incoming] = await once(get(`${emulator.url}/_emulator/events?since=0`, { headers: KEY }), 'response')
  await post('last@b.c', '')
  let end = ''
  for await (const chunk of incoming) {
    end = (end + chunk).slice(-2000)
    if (end.includes('last@b.c')) break
  }
  t.match(end, 'last@b.c')
})

overBoth(t, 'a call may name its location by id instead of by key', async (t, send) => {
  const { locationId } = JSON.parse((await send({ body: LEAD })).text).contact
  const named = { 'x-location-id': locationId }
  t.match((await call(send, 'GET', '/contacts', undefined, named)).body, { contacts: [{ email: 'a@b.c' }] })
  await call(send, 'POST', '/faults', { status: 500 }, named)
  t.match((await call(send, 'GET', '/faults')).body, { faults: [{ status: 500, locationId, left: 1 }] })
  t.same((await call(send, 'DELETE', '/faults')).body, { cleared: 1 })
  t.match(await call(send, 'GET', '/contacts', undefined, { 'x-location-id': 'nope' }), {
    status: 404,
    body: { error: { code: 'unknown-location' } }
  })
})

overBoth(t, 'a wait that times out tells of cuts, of a number it began after, and of requests that stored nothing', async (t, send) => {
  await send({ body: LEAD })
  await send({ body: '{}' })
  await call(send, 'POST', '/faults', { connection: 'reset-before' })
  await send({ body: LEAD }).catch(() => {})
  const wait = async (path: string, sent: object) => (await call(send, 'POST', path, { ...sent, timeoutMs: 0 }, KEY)).body.error.message
  t.match(
    await wait('/requests/wait', { match: { status: 201 }, since: 1 }),
    /2 arrived after #1, nearest:\n[\s\S]*#3 POST \S+ answered with a cut: status is null, wanted 201/
  )
  t.match(await wait('/contacts/wait', { match: { email: 'x' } }), /\n {2}2 requests arrived that stored nothing; their reasons say why$/)
})

t.test('a control key that is not sent is not the text "undefined"', async (t) => {
  await using emulator = await startEmulator({ controlKey: 'undefined' })
  t.equal((await fetch(`${emulator.url}/_emulator/contacts`)).status, 401)
})

t.test('a reset of one location leaves what is in flight in another', async (t) => {
  await using emulator = await startEmulator()
  const other = emulator.location()
  await other.fail({ delayMs: 50 })
  const slow = fetch(emulator.url + PATH, { method: 'POST', headers: bearer(other.apiKey), body: LEAD })
  while ((await other.faults()).length > 0) await setImmediate()
  await emulator.reset()
  t.equal((await slow).status, 200)
})

t.test('a request that a reset cut while its body came is not handled when the body is whole', async (t) => {
  const { http } = await createApp(settingsOfCall())
  t.teardown(() => http.close())
  const body = new Promise<Readable>((resolve) =>
    http.addHook('preParsing', async (_request, _reply, payload) => {
      resolve(payload)
      return payload
    })
  )
  const payload = new PassThrough()
  const cut = t.rejects(http.inject({ method: 'POST', url: PATH, headers: { ...KEY, 'content-length': String(LEAD.length) }, payload }))
  payload.write(LEAD.slice(0, 5))
  const whole = once(await body, 'end')
  await http.inject({ method: 'POST', url: '/_emulator/reset' })
  await http.inject({ method: 'POST', url: '/_emulator/faults', payload: { status: 500 } })
  payload.end(LEAD.slice(5))
  await Promise.all([cut, whole])
  await setImmediate()
  t.match((await http.inject('/_emulator/faults')).json(), { faults: [{ status: 500, left: 1 }] }, 'it takes no fault')
  t.same((await http.inject('/_emulator/contacts')).json(), { contacts: [] })
  t.same((await http.inject('/_emulator/requests')).json().exchanges, [])
})

t.test('a control call that fails inside gets 500 in its own form, loud on stderr', async (t) => {
  const written: string[] = []
  const settings = settingsOfCall({ logTarget: { write: (line) => written.push(line), colour: false } })
  const { http } = await createApp(settings, undefined, (server) =>
    server.addHook('preHandler', async () => {
      throw new Error('broken inside')
    })
  )
  t.teardown(() => http.close())
  const answer = await http.inject('/_emulator/health')
  t.match({ status: answer.statusCode, body: answer.json() }, { status: 500, body: { error: { code: 'bug' } } })
  t.match(written.join(), 'broken inside')
})

overBoth(t, 'a call by a host name that somebody else may own is refused', async (t, send) => {
  const by = (host: string) => call(send, 'GET', '/health', undefined, { host })
  for (const host of ['rebound.example', 'rebound.example:8080', 'localhost.example', '[', 'a b', 'x:port']) {
    t.match(await by(host), {
      status: 403,
      body: { error: { code: 'foreign-host', message: `control calls by the name ${JSON.stringify(host)} are refused, because` } }
    })
  }
  for (const host of ['localhost:1', '10.0.0.1', '[::1]:8080', 'emulator', 'a.localhost', 'b.internal', 'c.local', 'd.test.'])
    t.equal((await by(host)).status, 200, host)
  t.equal((await send({ headers: { ...KEY, host: 'rebound.example' }, body: LEAD })).status, 200, 'the API itself goes by any name')
})

overBoth(
  t,
  'a host name that was allowed is let in, in any case',
  async (t, send) => {
    for (const [host, status] of [
      ['ghl.example', 200],
      ['GHL.Example:8080', 200],
      ['a.ghl.example', 403]
    ] as const)
      t.equal((await call(send, 'GET', '/health', undefined, { host })).status, status, host)
  },
  { allowedHosts: ['Ghl.example'] }
)

overBoth(t, 'a query that a call does not take is refused with what it takes', async (t, send) => {
  const cases: [path: string, message: string][] = [
    ['/health?x=1', 'x is no query parameter of this call; this call has none'],
    ['/requests?sicne=1', 'sicne is no query parameter of this call; did you mean since?; known are since, limit'],
    ['/requests?limit=-1', 'limit must be a whole number, 0 or more; what came is "-1"'],
    ['/requests?limit=1&limit=2', 'limit must be a whole number, 0 or more; what came is ["1","2"]'],
    ['/idle?timeoutMs=120001', 'timeoutMs must be a whole number, 0 to 120000; what came is "120001"'],
    ['/requests?since=1', 'since 1 is past the last exchange, #0; a reset since then begins with 1 again']
  ]
  for (const [path, message] of cases)
    t.match(await call(send, 'GET', path), { status: 400, body: { error: { code: 'bad-request', message } } })
  t.match(await call(send, 'POST', '/requests/wait', { since: 1 }), {
    status: 400,
    body: { error: { code: 'bad-request', message: /^since 1 is past the last exchange/ } }
  })
})

const CALLS = Object.entries(CONTROL_OPERATIONS).filter(([, { tag }]) => tag === 'control')

overBoth(t, 'every control call refuses an unknown query parameter, before it does anything, and names those it takes', async (t, send) => {
  await call(send, 'POST', '/faults', { status: 500 })
  for (const [name, { query = {} }] of CALLS) {
    const [method = '', path = ''] = name.split(' ')
    const known = Object.keys(query)
    const there = known.length > 0 ? `known are ${known.join(', ')}` : 'this call has none'
    t.match(
      await call(send, method, `${path.replace('/_emulator', '').replace(/:\w+/, 'fault-1')}?zzz=1`),
      { status: 400, body: { error: { code: 'bad-request', message: `zzz is no query parameter of this call; ${there}` } } },
      name
    )
  }
  t.match((await call(send, 'GET', '/faults')).body, { faults: [{ id: 'fault-1' }] })
})

overBoth(t, 'a match of more than 1000 values is refused', async (t, send) => {
  const match = (values: number) => ({ body: Array(values - 2).fill('x') })
  const refused = { status: 400, body: { error: { code: 'bad-request', message: /^the match has more than 1000 values; name those/ } } }
  t.match(await call(send, 'POST', '/requests/wait', { match: match(1001) }), refused)
  t.match(await call(send, 'POST', '/requests/wait', { match: match(1000), timeoutMs: 0 }), { status: 408 })
  t.match(await call(send, 'POST', '/contacts/wait', { match: { tags: match(1001).body } }), refused)
  t.match(await call(send, 'POST', '/faults', { status: 500, match: match(1001) }), refused)
  t.match((await call(send, 'GET', '/faults')).body, { faults: [] })
})

overBoth(t, 'a body that is nested too deep spoils no list of the journal, nor a wait', async (t, send) => {
  const wait = call(send, 'POST', '/requests/wait', { match: { body: { email: 'a@b.c' } } }, KEY)
  const body = '['.repeat(400_000) + ']'.repeat(400_000)
  t.match(await send({ body }), { status: 400, text: '{"msg":"Bad Request"}' })
  const { status, body: listed } = await call(send, 'GET', '/requests', undefined, KEY)
  t.equal(status, 200)
  t.match(listed.exchanges, [{ request: { rawBody: body, body: null }, response: { status: 400 } }])
  t.equal((await call(send, 'GET', '/requests/1', undefined, KEY)).status, 200)
  await send({ body: '{"email":"a@b.c"}' })
  t.match(await wait, { status: 200, body: { seq: 2 } })
})

overBoth(t, 'a large answer comes in parts, and is the same as a small one', async (t, send) => {
  const address1 = 'x'.repeat(600_000)
  const get = async (path: string) => {
    const answer = await send({ method: 'GET', path: `/_emulator${path}`, headers: KEY })
    return { inParts: answer.headers['content-length'] === undefined, headers: answer.headers, body: JSON.parse(answer.text) }
  }
  await send({ body: JSON.stringify({ email: 'a@b.c', address1 }) })
  t.notOk((await get('/contacts')).inParts)
  await send({ body: JSON.stringify({ email: 'b@b.c', address1 }) })
  const contacts = await get('/contacts')
  t.ok(contacts.inParts)
  t.equal(contacts.headers['content-type'], 'application/json; charset=utf-8')
  t.match(contacts.body, {
    contacts: [
      { email: 'a@b.c', address1 },
      { email: 'b@b.c', address1 }
    ]
  })
  const requests = await get('/requests')
  t.ok(requests.inParts)
  t.match(requests.body, { exchanges: [{ seq: 1 }, { seq: 2, request: { body: { address1 } } }], next: 2, dropped: 0 })
  t.same(Object.keys(requests.body), ['exchanges', 'next', 'dropped'])
})

overBoth(
  t,
  'where locations were let go for want of room, a wait that times out says so',
  async (t, send) => {
    for (const key of ['test-a', 'test-b']) await send({ headers: bearer(key), body: LEAD })
    const wait = async (headers: Record<string, string>) =>
      (await call(send, 'POST', '/contacts/wait', { match: { email: 'x' }, timeoutMs: 0 }, headers)).body.error.message
    const why = 'there was no room for so many locations; raise --location-limit (locationLimit)'
    t.match(await wait(bearer('test-a')), new RegExp(`\n  what location \\w{20} held before is gone: ${why.replaceAll(/[()]/g, '\\$&')}$`))
    t.ok((await wait({})).endsWith(`\n  2 locations are gone: ${why}`))
    t.match((await call(send, 'POST', '/requests/wait', { timeoutMs: 0 }, bearer('test-a'))).body, {
      error: { code: 'dropped', message: `exchanges #1 to #1 are gone from the journal: ${why}, or ask with since: 1` }
    })
  },
  { locationLimit: 1 }
)

t.test('a reader of events that comes back with a number from before a reset sees all there is', async (t) => {
  await using emulator = await startEmulator()
  await fetch(emulator.url + PATH, { method: 'POST', headers: KEY, body: LEAD })
  const back = await openEvents(t, emulator.url, '', { ...KEY, 'last-event-id': '7' })
  t.match(await back.next(1), [{ event: 'exchange', id: '1' }])
})

t.test('where bodies were too large for all journals together, a call that needs what is gone says so', async (t) => {
  await using emulator = await startEmulator()
  const send = (sent: Sent) => sendTo(emulator.url, sent)
  const body = 'x'.repeat(1_000_000)
  for (let count = 0; count < 70; count++) await send({ path: '/none', body })
  const { dropped, whyDropped } = (await call(send, 'GET', '/requests?limit=0', undefined, KEY)).body
  t.ok(dropped > 0)
  t.match(whyDropped, /^all journals together keep 64 MiB, and this one was the largest; send smaller bodies, or reset/)
  t.match((await call(send, 'GET', '/requests?limit=0')).body, { dropped, whyDropped: /^a journal was full; raise --journal-limit/ })
})
