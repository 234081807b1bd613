import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { type Contact, connectEmulator, type Emulator, startEmulator } from '../src/index.js'
import { overBothTransports, post } from './emulators.js'

/** Until every fault that was armed has been taken by a request. */
async function taken(emulator: Emulator): Promise<void> {
  while ((await emulator.faults()).length > 0) await setImmediate()
}

/** Until a request to this path has reached a server of this process. */
function arrived(path: string): Promise<void> {
  const channel = 'http.server.request.start'
  return new Promise((resolve) => {
    const look = (message: unknown) => {
      if ((message as { request: IncomingMessage }).request.url !== path) return
      unsubscribe(channel, look)
      resolve()
    }
    subscribe(channel, look)
  })
}

/** Posts, and hangs up once `isTime` to. */
async function postAndHangUp(t: Test, emulator: Emulator, body: unknown, isTime: () => Promise<unknown>): Promise<void> {
  const caller = new AbortController()
  const cutShort = t.rejects(post(emulator, body, { signal: caller.signal }), { name: 'AbortError' })
  await isTime()
  caller.abort()
  await cutShort
}

const at = (emulator: Emulator, apiKey: string) => ({ baseUrl: emulator.baseUrl, apiKey })

overBothTransports('an exchange tells what arrived and what was answered', async (t, emulator) => {
  const { json, text } = await post(emulator, { email: 'john@deo.com' }, { headers: { 'x-lead': '7', 'x-api-key': 'canary' } })
  const [exchange, ...rest] = await emulator.requests()
  t.same(rest, [])
  t.match(exchange, {
    ...{
      seq: 1,
      locationId: emulator.locationId,
      keyFingerprint: /^[0-9a-f]{16}$/,
      fault: null,
      reasons: [],
      contactIds: [json.contact.id]
    },
    receivedAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    durationMs: Number,
    request: {
      ...{
        method: 'POST',
        path: '/go-high-level/v1/contacts',
        query: {},
        rawBody: '{"email":"john@deo.com"}',
        body: { email: 'john@deo.com' }
      },
      headers: { 'x-lead': '7', 'x-api-key': '[redacted]', authorization: '[redacted]' }
    },
    response: { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.parse(text) }
  })
  t.notOk('position' in (exchange as object))
  t.notMatch(JSON.stringify(exchange), 'canary')
})

overBothTransports('locations never see each other', async (t, emulator) => {
  const other = emulator.location()
  const named = emulator.location('test-named')
  t.not(other.apiKey, emulator.location().apiKey)
  t.match({ ...other }, { url: emulator.url, baseUrl: emulator.baseUrl })
  t.equal(new Set([emulator, other, named].map(({ locationId }) => locationId)).size, 3)
  for (const { apiKey } of [emulator, other, named]) await post(at(emulator, apiKey), { email: `${apiKey}@deo.com` })
  for (const location of [emulator, other, named]) {
    t.match(await location.contacts(), [{ email: `${location.apiKey}@deo.com`, locationId: location.locationId }])
    t.equal((await location.requests()).length, 1)
  }
  await other.fail({ status: 500 })
  t.same(await named.faults(), [])
  await other.reset()
  t.same([(await emulator.contacts()).length, (await other.contacts()).length, (await named.contacts()).length], [1, 0, 1])
})

overBothTransports('contacts can be put in whole or in part, with ids and dates, in either form of custom fields', async (t, emulator) => {
  const whole = {
    id: 'C'.repeat(20),
    email: 'A@b.c',
    dateAdded: '2020-01-01T00:00:00.000Z',
    fingerprint: 'f',
    customField: [{ id: 'a', value: 1 }],
    tags: ['x']
  }
  const put = await emulator.addContacts(whole, { phone: '1', customField: { b: [2] } })
  t.match(put, [
    { ...whole, emailLowerCase: 'a@b.c', locationId: emulator.locationId },
    { id: /^[A-Za-z0-9]{20}$/, customField: [{ id: 'b', value: [2] }] }
  ])
  t.same(await emulator.contacts(), put)
  t.same(
    await emulator.addContacts(...(await emulator.location().addContacts({ email: 'copy@b.c' }))),
    await emulator.waitForContact({ email: 'copy@b.c' }).then((c) => [c])
  )
  await t.rejects(emulator.addContacts({ phone: '2' }, { id: whole.id }), {
    code: 'conflict',
    message: `the contact id ${whole.id} is there already; leave it out, or give each its own`
  })
  await t.rejects(emulator.addContacts({ emial: 'a' } as object), {
    code: 'bad-request',
    message: /contacts\.0\.emial is not known; did you mean email\?/
  })
  await t.rejects(emulator.addContacts(...Array.from({ length: 10_001 }, () => ({}))), {
    code: 'too-large',
    message: '10001 contacts came, and one call takes at most 10000; put the others in by further calls'
  })
  t.equal((await emulator.contacts()).length, 3, 'a refused call keeps nothing')
})

overBothTransports('a wait sees what has arrived already, after a number or since the last reset', async (t, emulator) => {
  for (const email of ['a@b.c', 'b@b.c', 'a@b.c']) await post(emulator, { email })
  t.match(await emulator.waitForRequest({ body: { email: 'a@b.c' } }), { seq: 1 })
  t.match(await emulator.waitForRequest({ body: { email: 'a@b.c' } }, { since: 1 }), { seq: 3 })
  t.match(await emulator.waitForRequest(), { seq: 1 })
  t.match(await emulator.waitForContact({ email: 'b@b.c' }), { email: 'b@b.c' })
  await emulator.reset()
  await t.rejects(emulator.waitForRequest({ body: { email: 'a@b.c' } }, { timeoutMs: 1 }), { code: 'timeout' })
})

overBothTransports('a wait sees what is yet to come', async (t, emulator) => {
  const request = emulator.waitForRequest({
    method: 'post',
    path: '/go-high-level/v1/contacts/',
    status: 200,
    headers: { 'X-Lead': '2' },
    body: { email: 'b@b.c' }
  })
  const contact = emulator.waitForContact({ tags: ['hot'] })
  await post(emulator, { email: 'a@b.c' })
  await post(emulator, { email: 'b@b.c', tags: ['hot'] }, { headers: { 'x-lead': '2' } })
  t.match(await request, { seq: 2, request: { body: { email: 'b@b.c' } } })
  t.match(await contact, { email: 'b@b.c' })
})

overBothTransports('a wait that times out says what came nearest, how it differs, and what else arrived', async (t, emulator) => {
  await post(emulator, { email: 'jon@deo.com', phone: '1' })
  await post(emulator, { firstName: 'John' })
  await post(at(emulator, 'stranger'), { email: 'john@deo.com' })
  await t.rejects(emulator.waitForRequest({ status: 200, body: { email: 'john@deo.com' } }, { timeoutMs: 5 }), {
    ...{ name: 'EmulatorError', code: 'timeout' },
    message:
      'no request matched {"status":200,"body":{"email":"john@deo.com"}} within 5 ms; 2 arrived, nearest:' +
      '\n  #1 POST /go-high-level/v1/contacts answered 200: body.email is "jon@deo.com", wanted "john@deo.com"' +
      '\n  #2 POST /go-high-level/v1/contacts answered 422: status is 422, wanted 200; body.email is absent, wanted "john@deo.com"' +
      '\n  1 more came without an accepted key; calls without a key show them'
  })
  await t.rejects(emulator.waitForContact({ email: 'john@deo.com' }, { timeoutMs: 5 }), {
    message:
      /^no contact matched \{"email":"john@deo\.com"\} within 5 ms; 1 are stored, nearest:\n {2}\w{20}: email is "jon@deo\.com", wanted "john@deo\.com"\n {2}1 requests arrived that stored nothing; their reasons say why$/
  })
  await t.rejects(emulator.location().waitForContact({}, { timeoutMs: 5 }), { message: 'no contact matched {} within 5 ms; 0 are stored' })
  await t.rejects(emulator.waitForRequest({ bdy: 1 } as object), {
    code: 'bad-request',
    message: /match\.bdy is not known; did you mean body\?/
  })
  await t.rejects(emulator.waitForContact({ emial: 1 } as object), {
    code: 'bad-request',
    message: /match\.emial is not known; did you mean email\?/
  })
})

overBothTransports('a wait ends when its caller aborts it, when the location is reset, and not when another is', async (t, emulator) => {
  const gone = new AbortController()
  const aborted = emulator.waitForRequest({}, { signal: gone.signal })
  const other = emulator.location()
  const waits = [emulator.waitForRequest(), emulator.waitForContact(), emulator.idle({ quietMs: 60_000, timeoutMs: 60_000 })]
  const untouched = other.waitForRequest()
  await post(at(emulator, 'test-unrelated'), {})
  gone.abort()
  await t.rejects(aborted, { name: 'AbortError' })
  await t.rejects(emulator.waitForRequest({}, { signal: gone.signal }), { name: 'AbortError' })
  const ended = waits.map((wait) => t.rejects(wait as Promise<unknown>, { code: 'reset', message: /^reset: / }))
  await emulator.reset()
  await Promise.all(ended)
  await post(at(emulator, other.apiKey), { email: 'a@b.c' })
  t.match(await untouched, { seq: 1 })
})

overBothTransports('idle waits until nothing is in flight and nothing new came', async (t, emulator) => {
  await emulator.idle()
  await emulator.fail({ delayMs: 60 })
  const slow = post(emulator, { email: 'a@b.c' })
  await taken(emulator)
  await emulator.idle({ quietMs: 20 })
  t.equal((await emulator.contacts()).length, 1)
  await slow
  await emulator.fail({ delayMs: 1000 })
  const slower = post(emulator, {}).catch(() => {})
  await taken(emulator)
  await t.rejects(emulator.idle({ timeoutMs: 5 }), {
    code: 'timeout',
    message: 'it was not quiet for 50 ms within 5 ms; 1 requests are in flight'
  })
  await emulator.reset()
  await slower
})

for (const [status, text, header] of [
  [400, '{"msg":"Bad Request"}'],
  [401, '{"msg":"Unauthorized"}'],
  [404, '{"msg":"Not found"}'],
  [422, '{"email or phone":{"message":"The email or phone field is mandatory.","rule":"required"}}'],
  [429, '{"msg":"Too Many Requests"}', '1'],
  [500, '{"msg":"Internal Server Error"}'],
  [502, '{"msg":"Bad Gateway"}'],
  [503, '{"msg":"Service Unavailable"}', '1'],
  [504, '{"msg":"Gateway Timeout"}']
] as const) {
  overBothTransports(`a fault with status ${status} alone answers in the dialect of the API, and stores nothing`, async (t, emulator) => {
    await emulator.fail({ status })
    const answer = await post(emulator, { email: 'a@b.c' })
    t.match(answer, { status, text })
    t.equal(answer.headers.get('retry-after') ?? undefined, header)
    t.same(await emulator.contacts(), [])
    t.match(await emulator.requests(), [{ response: { status }, fault: { status }, contactIds: [] }])
    t.equal((await post(emulator, { email: 'a@b.c' })).status, 200)
  })
}

overBothTransports('a fault may bring its own body and headers', async (t, emulator) => {
  await emulator.fail({ status: 418, body: { teapot: true }, headers: { 'x-tea': 'green' } })
  const answer = await post(emulator, {})
  t.match(answer, { status: 418, text: '{"teapot":true}' })
  t.equal(answer.headers.get('x-tea'), 'green')
  await emulator.fail({ status: 500, body: 'plain' })
  t.match(await post(emulator, {}), { status: 500, text: 'plain' })
})

overBothTransports(
  'faults fire first armed first, each exactly as often as it says, also when requests come at once',
  async (t, emulator) => {
    await emulator.fail({ status: 429, times: 7 })
    await emulator.fail({ status: 503, times: 3 })
    t.match(await emulator.faults(), [
      { status: 429, times: 7, left: 7 },
      { status: 503, times: 3, left: 3 }
    ])
    t.equal((await post(emulator, { email: 'a@b.c' })).status, 429)
    t.match(await emulator.faults(), [{ left: 6 }, { left: 3 }])
    const answers = await Promise.all(Array.from({ length: 30 }, () => post(emulator, { email: 'a@b.c' })))
    const count = (status: number) => answers.filter((answer) => answer.status === status).length
    t.same([count(429), count(503), count(200)], [6, 3, 21])
    t.same(await emulator.faults(), [])
  }
)

overBothTransports('a fault may be restricted to matching requests, and disarmed', async (t, emulator) => {
  await emulator.fail({ status: 500, match: { path: '/v1/contacts/', headers: { 'X-Lead': '2' }, body: { email: 'bad@b.c' } } })
  t.equal((await post(emulator, { email: 'bad@b.c' }, { headers: { 'x-lead': '2' } })).status, 200)
  const v1 = { baseUrl: `${emulator.url}/v1`, apiKey: emulator.apiKey }
  t.equal((await post(v1, { email: 'good@b.c' }, { headers: { 'x-lead': '2' } })).status, 200)
  t.equal((await post(v1, { email: 'bad@b.c' }, { headers: { 'x-lead': '2' } })).status, 500)
  await emulator.fail({ status: 500 })
  t.equal(await emulator.clearFaults(), 1)
  t.equal((await post(emulator, { email: 'a@b.c' })).status, 200)
})

const UNSOUND: [object, RegExp][] = [
  [{}, /it does nothing; give it a status, a delayMs or a connection/],
  [{ status: 418 }, /status 418 has no body of its own; give it a body, or one of 400, 401, 404, 422, 429, 500, 502, 503, 504/],
  [{ status: 99, body: {} }, /status must be >= 200/],
  [{ status: 'x' }, /status must be integer; what came is "x"/],
  [{ status: 500, times: 0 }, /times must be >= 1; what came is 0/],
  [{ staus: 500 }, /staus is not known; did you mean status\?/],
  [{ status: 500, connection: 'reset-after' }, /never answers, so it takes no status/],
  [{ connection: 'explode' }, /connection must be one of reset-before, reset-after, truncate; what came is "explode"/],
  [{ delayMs: 5, body: {} }, /body and headers belong to a status/],
  [{ delayMs: 0 }, /delayMs must be >= 1/],
  [{ status: 500, match: { status: 200 } }, /match\.status is not known/],
  [
    { status: 500, match: { path: '/v2/contacts' } },
    /no request to \/v2\/contacts is ever served; did you mean \/v1\/contacts\?; served near it: /
  ],
  [{ status: 500, match: { method: 'brew' } }, /BREW is never served/]
]

overBothTransports('a fault that could never fire is refused with what is allowed', async (t, emulator) => {
  for (const [fault, message] of UNSOUND) await t.rejects(emulator.fail(fault), { name: 'EmulatorError', message }, JSON.stringify(fault))
  t.same(await emulator.faults(), [])
})

const CUTS = { 'reset-before': 0, 'reset-after': 1, truncate: 1 } as const

for (const [connection, stored] of Object.entries(CUTS)) {
  overBothTransports(`${connection} cuts the connection on the socket, and contactIds tell what was stored`, async (t, emulator) => {
    await emulator.fail({ connection: connection as keyof typeof CUTS })
    const error = await post(emulator, { email: 'a@b.c' }).then(
      () => t.fail('it was answered whole'),
      (error) => error
    )
    if (connection !== 'truncate') t.equal(error.cause.code, 'ECONNRESET')
    const contacts = await emulator.contacts()
    t.equal(contacts.length, stored)
    const [exchange] = await emulator.requests()
    t.match(exchange, { fault: { connection }, contactIds: contacts.map(({ id }) => id) })
    if (connection === 'truncate') t.match(exchange?.response, { status: 200, body: /^\{"contact":\{"id":/ })
    else t.equal(exchange?.response, null)
    t.match(await post(emulator, { email: 'a@b.c' }), { status: 200 })
  })
}

overBothTransports('truncate sends half the body of a whole length', async (t, emulator) => {
  await emulator.fail({ connection: 'truncate', status: 500, body: { msg: '0123456789' } })
  const { hostname, port } = new URL(emulator.url)
  const outgoing = request({
    hostname,
    port,
    method: 'POST',
    path: '/v1/contacts',
    headers: { authorization: `Bearer ${emulator.apiKey}` }
  }).end('{}')
  const [incoming] = await once(outgoing, 'response')
  let text = ''
  incoming.on('data', (chunk: Buffer) => {
    text += chunk
  })
  await t.rejects(once(incoming, 'end'), { code: 'ECONNRESET' })
  t.equal(incoming.headers['content-length'], '20')
  t.equal(text, '{"msg":"01')
})

overBothTransports('an answer that comes late finds what was asked for done', async (t, emulator) => {
  await emulator.fail({ delayMs: 60, after: 'store', skip: 1 })
  const fast = performance.now()
  await post(emulator, { email: 'a@b.c' })
  t.ok(performance.now() - fast < 60)
  const late = post(emulator, { email: 'b@b.c' })
  await emulator.waitForContact({ email: 'b@b.c' })
  t.same(await emulator.requests({ since: 1 }), [])
  const { status, json } = await late
  t.equal(status, 200)
  t.ok(json.contact.id)
})

overBothTransports('a delay holds the request back, and a caller that hangs up meanwhile stores nothing', async (t, emulator) => {
  await emulator.fail({ delayMs: 40 })
  const start = performance.now()
  t.equal((await post(emulator, { email: 'a@b.c' })).status, 200)
  t.ok(performance.now() - start >= 39)
  await emulator.fail({ delayMs: 60_000 })
  await postAndHangUp(t, emulator, { email: 'b@b.c' }, () => taken(emulator))
  t.match(await emulator.waitForRequest({ body: { email: 'b@b.c' } }), {
    response: null,
    reasons: ['the caller hung up while a fault held the answer back'],
    contactIds: []
  })
  t.equal((await emulator.contacts()).length, 1)
})

overBothTransports('with reset-after, a delay comes after the contact was stored', async (t, emulator) => {
  await emulator.fail({ connection: 'reset-after', delayMs: 60_000 })
  await postAndHangUp(t, emulator, { email: 'a@b.c' }, () => emulator.waitForContact({ email: 'a@b.c' }))
  t.match(await emulator.waitForRequest(), { contactIds: [/./], response: null, fault: { delayMs: 60_000 } })
  t.equal((await emulator.contacts()).length, 1)
})

overBothTransports('reset cuts what a fault delays, and nothing of before it is stored or seen after it', async (t, emulator) => {
  await post(emulator, { email: 'before@b.c' })
  await emulator.fail({ delayMs: 60_000 })
  const delayed = post(emulator, { email: 'late@b.c' })
  delayed.catch(() => {})
  await taken(emulator)
  await emulator.fail({ status: 500 })
  const start = performance.now()
  t.same(await emulator.reset(), { contacts: 1, exchanges: 1, faults: 1 })
  t.ok(performance.now() - start < 1000)
  await t.rejects(delayed)
  t.same([await emulator.contacts(), await emulator.requests(), await emulator.faults()], [[], [], []])
  await post(emulator, { email: 'after@b.c' })
  t.match(await emulator.requests(), [{ seq: 1, request: { body: { email: 'after@b.c' } } }])
})

overBothTransports('reset cuts a request whose body is still coming', async (t, emulator) => {
  const { hostname, port } = new URL(emulator.url)
  const headers = { authorization: `Bearer ${emulator.apiKey}`, 'content-length': '17', expect: '100-continue' }
  const outgoing = request({ hostname, port, method: 'POST', path: '/v1/contacts', headers })
  const cut = once(outgoing, 'error')
  // Sent once the server has asked for the body, so the request is in flight.
  await once(outgoing, 'continue')
  outgoing.write('{"email":')
  await emulator.reset()
  await cut
  await emulator.idle()
  t.same(await emulator.contacts(), [])
  t.same(await emulator.requests(), [])
})

overBothTransports('the whole emulator can be reset', async (t, emulator) => {
  const other = emulator.location()
  for (const { apiKey } of [emulator, other, { apiKey: 'stranger' }]) await post(at(emulator, apiKey), { email: 'a@b.c' })
  const waiting = t.rejects(other.waitForRequest({ body: 'never' }), { code: 'reset' })
  await emulator.waitForRequest()
  t.same(await emulator.reset({ all: true }), { contacts: 2, exchanges: 3, faults: 0 })
  await waiting
  t.same(await other.contacts(), [])
})

overBothTransports('the clock of a location can be read, set and advanced, and reset rewinds it', async (t, emulator) => {
  t.ok(Math.abs((await emulator.now()).getTime() - Date.now()) < 5000)
  await emulator.setClock('2026-01-01T00:00:00Z')
  t.equal((await post(emulator, { email: 'a@b.c' })).json.contact.dateAdded, '2026-01-01T00:00:00.000Z')
  t.same(await emulator.advanceClock(90_000), new Date('2026-01-01T00:01:30Z'))
  t.equal((await post(emulator, { email: 'a@b.c' })).json.contact.dateAdded, '2026-01-01T00:01:30.000Z')
  t.match(await emulator.requests(), [
    { receivedAt: '2026-01-01T00:00:00.000Z', durationMs: 0 },
    { receivedAt: '2026-01-01T00:01:30.000Z' }
  ])
  await t.rejects(emulator.setClock('soon'), {
    code: 'bad-request',
    message: /^now "soon": give an ISO 8601 time of the years 1970 to 9999 with its zone/
  })
  t.ok((await emulator.location().now()).getTime() > Date.parse('2026-06-01'), 'another location keeps its own time')
  await emulator.reset()
  t.ok(Math.abs((await emulator.now()).getTime() - Date.now()) < 5000)
})

overBothTransports('each step of an exchange is explained with its rule and how that is known', async (t, emulator) => {
  for (const body of [{ email: 'a@b.c' }, {}, { email: 5 }]) await post(emulator, body)
  await emulator.fail({ status: 500 })
  await post(emulator, {})
  const decided = async (seq: number) => {
    const { steps } = await emulator.explain(seq)
    t.same(
      steps.map(({ step }) => step),
      ['http', 'router', 'key', 'limit', 'fault', 'body', 'shape', 'rule', 'store']
    )
    return steps.find(({ outcome }) => outcome === 'decided')
  }
  t.match(await decided(1), { step: 'store', rule: { id: 'contact.created', provenance: 'documented', source: /page/ } })
  t.match(await decided(2), { step: 'rule', rule: { id: 'contact.email-or-phone', provenance: 'documented' } })
  t.match(await decided(3), { step: 'shape', rule: { id: 'body.types', provenance: 'assumed' } })
  t.match(await decided(4), { step: 'fault', rule: { id: 'fault.armed' } })
  t.match((await emulator.explain(4)).steps.at(-1), { outcome: 'not reached', rule: null })
  await t.rejects(emulator.explain(9), { code: 'not-found', message: /^there is no exchange #9 in the journal/ })
})

overBothTransports(
  'a check that needs an exchange the journal has dropped fails and says so',
  async (t, emulator) => {
    for (const email of ['1', '2', '3', '4', '5']) await post(emulator, { email })
    await t.rejects(emulator.requests(), {
      code: 'dropped',
      message:
        'exchanges #1 to #2 are gone from the journal: a journal keeps 3 exchanges; raise --journal-limit (journalLimit), or ask with since: 2'
    })
    t.same(
      (await emulator.requests({ since: 2 })).map(({ seq }) => seq),
      [3, 4, 5]
    )
    await t.rejects(emulator.waitForRequest({ body: { email: '4' } }), { code: 'dropped', message: /^exchanges #1 to #2 are gone/ })
    t.match(await emulator.waitForRequest({ body: { email: '4' } }, { since: 2 }), { seq: 4 })
  },
  { journalLimit: 3 }
)

overBothTransports(
  'data to start with is there in its locations, and again after a reset',
  async (t, emulator) => {
    const named = emulator.location('test-named')
    t.match(await emulator.contacts(), [{ email: 'all@b.c' }])
    t.match(await named.contacts(), [{ email: 'all@b.c' }, { phone: '1', id: 'named' }])
    await post(emulator, { email: 'new@b.c' })
    t.equal((await emulator.contacts()).length, 2)
    await emulator.reset()
    t.match(await emulator.contacts(), [{ email: 'all@b.c' }])
    await emulator.reset({ all: true })
    t.match(await named.contacts(), [{ email: 'all@b.c' }, { phone: '1', id: 'named' }])
  },
  { data: { contacts: [{ email: 'all@b.c' }], locations: { 'test-named': { contacts: [{ phone: '1', id: 'named' }] } } } }
)

t.test('with a seed and a clock, a second run, a reset and any interleaving give the same bytes', async (t) => {
  const options = { randomSeed: 'a seed', clock: '2026-01-01T00:00:00Z' }
  const script = async (emulator: Emulator, keys: string[]): Promise<string> => {
    for (const apiKey of keys) await post(at(emulator, apiKey), { email: 'a@b.c', customFields: 1 }, { headers: { connection: 'close' } })
    const seen = await Promise.all(
      ['test-a', 'test-b'].map((key) => emulator.location(key)).map(async (each) => [await each.contacts(), await each.requests()])
    )
    return JSON.stringify([seen, emulator.location().apiKey]).replaceAll(new URL(emulator.url).port, 'PORT')
  }
  await using one = await startEmulator(options)
  await using two = await startEmulator(options)
  const first = await script(one, ['test-a', 'test-b', 'test-a', 'test-b'])
  t.equal(await script(two, ['test-b', 'test-b', 'test-a', 'test-a']), first)
  await one.reset({ all: true })
  t.match(await one.contacts(), [])
  const again = await script(one, ['test-a', 'test-a', 'test-b', 'test-b'])
  t.equal(again.replace('test-location-2', 'test-location-1'), first)
  await using unseeded = await startEmulator()
  t.not(await script(unseeded, ['test-a', 'test-b', 'test-a', 'test-b']), first)
})

t.test('closing ends waits and delays at once', async (t) => {
  const emulator = await startEmulator()
  const remote = await connectEmulator(emulator.url)
  const waiting = t.rejects(emulator.waitForRequest({ body: 'never' }), { code: 'closed', message: /^closed: / })
  const hasCome = arrived('/_emulator/requests/wait')
  const waitingRemotely = t.rejects(remote.waitForRequest({ body: 'never' }), {
    code: 'closed',
    message: 'closed: the emulator was closed while this call waited'
  })
  await emulator.fail({ delayMs: 60_000 })
  const delayed = t.rejects(post(emulator, { email: 'a@b.c' }))
  await taken(emulator)
  await hasCome
  const start = performance.now()
  await emulator.close()
  t.ok(performance.now() - start < 900)
  await Promise.all([waiting, waitingRemotely, delayed])
})

t.test('connecting says when no emulator answers, and which key it needs', async (t) => {
  const emulator = await startEmulator({ apiKeys: ['secret=C2QujeCh8ZnC7al2InWR'] })
  await t.rejects(connectEmulator(process.env.NOT_SET as string), { code: 'bad-url', message: /^"undefined" is no URL; give one such as/ })
  await t.rejects(connectEmulator('ftp://127.0.0.1'), { code: 'bad-url' })
  await t.rejects(connectEmulator(emulator.url), { code: 'key-needed', message: /accepts named keys only; give one as apiKey$/ })
  const connected = await connectEmulator(`${emulator.url}/anything`, { apiKey: 'secret' })
  t.match(connected, { locationId: 'C2QujeCh8ZnC7al2InWR', url: emulator.url, baseUrl: emulator.baseUrl })
  for (const each of [connected, emulator]) {
    const refused = { name: 'EmulatorError', code: 'unknown-key', message: 'unknown API key; accepted are 1 named with --api-key' }
    t.throws(() => each.location('other'), refused)
    t.throws(() => each.location(), { code: 'key-needed', message: /^there is no fresh key where every key is named/ })
  }
  await t.rejects(connectEmulator(emulator.url, { apiKey: 'other' }), { code: 'unknown-key' })
  await connected.close()
  await using again = await connectEmulator(emulator.url, { apiKey: 'secret' })
  t.same(await again.contacts(), [], 'closing a connection leaves the emulator running')
  await emulator.close()
  await t.rejects(again.contacts(), {
    name: 'EmulatorError',
    code: 'unreachable',
    message: /^no emulator answers at http:\/\/127\.0\.0\.1:\d+: /
  })
})

t.test('with a control key, control calls need it', async (t) => {
  await using emulator = await startEmulator({ controlKey: 'canary' })
  t.same(await emulator.contacts(), [])
  await using connected = await connectEmulator(emulator.url, { controlKey: 'canary' })
  t.same(await connected.contacts(), [])
  await t.rejects(connectEmulator(emulator.url), {
    code: 'control-key',
    message: 'this emulator was started with a control key; send it as X-Control-Key'
  })
  await t.rejects(connectEmulator(emulator.url, { controlKey: 'wrong' }), { code: 'control-key' })
  for (const controlKey of ['ключ', 'a\nb', ' canary', '']) {
    await t.rejects(connectEmulator(emulator.url, { controlKey }), {
      ...{ name: 'EmulatorError', code: 'bad-control-key' },
      message: 'the control key cannot be one: give a key of ASCII letters, digits, signs and spaces, with no space at its ends'
    })
  }
  t.equal((await fetch(`${emulator.url}/_emulator/health`)).status, 200)
})

overBothTransports(
  'contact.limit: as many contacts as may be kept, and no more, until there is room again',
  async (t, emulator) => {
    const other = emulator.location()
    t.equal((await post(emulator, { email: 'a@b.c' })).status, 200)
    t.equal((await post(at(emulator, other.apiKey), { email: 'a@b.c' })).status, 200)
    const refused = await post(emulator, { email: 'b@b.c' })
    t.equal(refused.status, 503)
    t.match(JSON.parse(refused.text), {
      msg: 'The emulator keeps 2 contacts and no more; delete some, reset it, or start it with a larger --max-contacts'
    })
    t.match((await emulator.requests()).at(-1), { contactIds: [], reasons: ['all 2 contacts that may be kept are there'] })
    await t.rejects(emulator.addContacts({ email: 'c@b.c' }), { code: 'full', message: /2 contacts are kept, and no more than 2 may be/ })
    t.equal((await emulator.contacts()).length, 1)
    await other.reset()
    t.equal((await post(emulator, { email: 'b@b.c' })).status, 200)
    const [kept] = await emulator.contacts()
    const headers = { authorization: `Bearer ${emulator.apiKey}` }
    await fetch(`${emulator.baseUrl}/contacts/${kept?.id}`, { method: 'DELETE', headers })
    t.equal((await emulator.addContacts({ email: 'd@b.c' })).length, 1)
  },
  { maxContacts: 2 }
)

overBothTransports(
  'a contact that was answered in the observed profile can be put back as it is',
  async (t, emulator) => {
    await post(emulator, { email: 'A@b.c', name: 'John Deo', phone: '(888) 732-4197' })
    const before = await emulator.contacts()
    t.match(before, [{ type: 'lead', firstNameLowerCase: 'john', fullNameLowerCase: 'john deo' }])
    await emulator.reset()
    t.same(await emulator.addContacts(...before), before)
  },
  { fidelity: 'observed' }
)

const NO_EMULATOR: [status: number, text: string, message: RegExp][] = [
  [502, '<html>Bad Gateway</html>', /is no emulator: 502 <html>Bad Gateway/],
  [200, '<html>', /is no emulator: 200 <html>$/],
  [404, '{"error":"Not Found"}', /is no emulator: 404 \{"error"/],
  [401, '{"error":{"code":1}}', /is no emulator: 401 /],
  [200, 'null', /is no emulator: it knows no keys$/],
  [200, '{"keys":[]}', /is no emulator: it knows no keys$/]
]

for (const [status, text, message] of NO_EMULATOR) {
  t.test(`what answers ${status} ${text} is named as no emulator, such as a proxy before a dead one`, async (t) => {
    const proxy = createServer((_request, response) => response.writeHead(status).end(text)).listen(0, '127.0.0.1')
    t.teardown(() => proxy.close())
    await once(proxy, 'listening')
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    await t.rejects(connectEmulator(url), { name: 'EmulatorError', code: 'unreachable', message })
  })
}

t.test('an answer that breaks off is no raw error', async (t) => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('{', () => response.destroy())
  }).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await t.rejects(connectEmulator(url), { name: 'EmulatorError', code: 'unreachable', message: /^no emulator answers at .*: [^ ]/ })
})

overBothTransports('after close, calls end with closed and so do those that are made then, of other locations too', async (t, emulator) => {
  const other = emulator.location()
  const ended = [emulator.waitForRequest(), other.waitForContact(), emulator.contacts()].map((call) =>
    t.rejects(call as Promise<unknown>, {
      ...{ name: 'EmulatorError', code: 'closed' },
      message: 'closed: close() was called while this call was under way'
    })
  )
  await emulator.close()
  await Promise.all(ended)
  const refused = { name: 'EmulatorError', code: 'closed', message: 'closed: close() was called before this; start or connect anew' }
  for (const call of [emulator.contacts(), other.idle(), emulator.intercept(), emulator.location().reset()]) {
    await t.rejects(call as Promise<unknown>, refused)
  }
  await emulator.close()
})

overBothTransports(
  'with a seed fresh keys are the same again after the whole emulator was reset',
  async (t, emulator) => {
    const keys = () => [emulator.location().apiKey, emulator.location().apiKey]
    const first = keys()
    t.same(first, ['test-location-1', 'test-location-2'])
    await emulator.reset()
    t.same(keys(), ['test-location-3', 'test-location-4'])
    await emulator.reset({ all: true })
    t.same(keys(), first)
  },
  { randomSeed: 'a seed' }
)

t.test('with a seed two connections never make the same fresh key', async (t) => {
  await using started = await startEmulator({ randomSeed: 'a seed' })
  await using one = await connectEmulator(started.url)
  await using two = await connectEmulator(started.url)
  const keys = [one, two, started].map((emulator) => emulator.location().apiKey)
  t.same(keys, ['test-location-1', 'test-client-2-location-1', 'test-client-3-location-1'])
})

overBothTransports('one fault is disarmed by its id, and the others stay', async (t, emulator) => {
  const first = await emulator.fail({ status: 500 })
  const second = await emulator.fail({ status: 429, times: 'always' })
  await emulator.disarm(first.id)
  t.match(await emulator.faults(), [{ id: second.id, left: 'always' }])
  t.equal((await post(emulator, {})).status, 429)
  await t.rejects(emulator.location().disarm(second.id), { code: 'not-found' }, 'that of another location stays')
  await emulator.disarm(second.id)
  t.same(await emulator.faults(), [])
  await emulator.fail({ status: 500 })
  for (const id of [second.id, 'a/b?c', '', '.', '..', '\ud800']) {
    await t.rejects(emulator.disarm(id), {
      name: 'EmulatorError',
      code: 'not-found',
      message: `no fault with the id ${id} is armed here; GET /_emulator/faults lists those that are`
    })
  }
  t.equal((await emulator.faults()).length, 1, 'that of another id stays')
})

const nested = (levels: number): object => (levels === 0 ? {} : { a: nested(levels - 1) })
const NO_DATA: [match: unknown, message: RegExp][] = [
  [(exchange: unknown) => exchange, /^the match is a function, and matches are data; give the parts wanted as plain values/],
  [{ body: { email: undefined } }, /^body\.email is undefined; leave it out, or give/],
  [{ body: { email: /deo/ } }, /^body\.email is a RegExp; write matching\(\/deo\/\) instead$/],
  [{ body: { dateOfBirth: new Date(0) } }, /^body\.dateOfBirth is a Date/],
  [{ body: { phone: Number.NaN } }, /^body\.phone is NaN, which JSON does not have/],
  [{ body: nested(200) }, /^the match is nested deeper than 200 levels$/]
]

overBothTransports('a match that is no plain data is refused with what to write instead', async (t, emulator) => {
  for (const [match, message] of NO_DATA) {
    const refused = { name: 'EmulatorError', code: 'bad-match', message }
    await t.rejects(emulator.waitForRequest(match as object), refused)
    await t.rejects(emulator.waitForContact(match as object), refused)
    await t.rejects(emulator.fail({ status: 500, match: match as object }), refused)
  }
  t.same(await emulator.faults(), [])
})

overBothTransports('idle with sinceLast also counts the quiet before the call', async (t, emulator) => {
  await emulator.idle({ quietMs: 100, timeoutMs: 0, sinceLast: true })
  await t.rejects(emulator.idle({ quietMs: 100, timeoutMs: 0 }), { code: 'timeout' })
  await post(emulator, { email: 'a@b.c' })
  await t.rejects(emulator.idle({ quietMs: 60_000, timeoutMs: 0, sinceLast: true }), { code: 'timeout' })
})

overBothTransports('a fault after the store answers with its status what is stored all the same', async (t, emulator) => {
  await emulator.fail({ status: 502, after: 'store', delayMs: 1, headers: { 'x-proxy': 'a' } })
  const answer = await post(emulator, { email: 'a@b.c' })
  t.match(answer, { status: 502, text: '{"msg":"Bad Gateway"}' })
  t.equal(answer.headers.get('x-proxy'), 'a')
  t.equal(answer.headers.get('content-length'), String(answer.text.length))
  const [contact] = await emulator.contacts()
  t.match(contact, { email: 'a@b.c' })
  t.match(await emulator.requests(), [{ response: { status: 502, body: { msg: 'Bad Gateway' } }, contactIds: [contact?.id] }])
  await emulator.fail({ status: 500, after: 'store', body: 'half of this', connection: 'truncate' })
  await t.rejects(post(emulator, { email: 'b@b.c' }))
  t.match((await emulator.requests())[1], { response: { status: 500, body: 'half o' }, contactIds: [/./] })
  t.equal((await emulator.contacts()).length, 2)
})

overBothTransports(
  'with a seed, a contact that was put back after a reset is not overwritten by one that is created then',
  async (t, emulator) => {
    await post(emulator, { email: 'first@b.c' })
    const saved = await emulator.contacts()
    await emulator.reset()
    await emulator.addContacts(...saved)
    await post(emulator, { email: 'second@b.c' })
    const contacts = await emulator.contacts()
    t.same(
      contacts.map(({ email }) => email),
      ['first@b.c', 'second@b.c']
    )
    t.equal(new Set(contacts.map(({ id }) => id)).size, 2)
  },
  { randomSeed: 'seed' }
)

overBothTransports('requests lists those that match alone', async (t, emulator) => {
  for (const body of [{ email: 'a@b.c' }, {}, { email: 'd@e.f', tags: ['x'] }]) await post(emulator, body)
  const listed = async (...given: Parameters<Emulator['requests']>) => (await emulator.requests(...given)).map(({ seq }) => seq)
  t.same(await listed({ match: { status: 200 } }), [1, 3])
  t.same(await listed({ match: { method: 'post', path: '/go-high-level/v1/contacts/', body: { tags: ['x'] } } }), [3])
  t.same(await listed({ match: { status: 200 }, since: 1 }), [3])
  t.same(await listed({ match: {} }), [1, 2, 3])
  t.same(await listed({ match: { status: 500 } }), [])
  await t.rejects(emulator.requests({ match: { body: /a/ } }), { code: 'bad-match' })
})

const SEEDED = { contacts: [{ email: 'all@b.c' }], locations: { 'test-a': { contacts: [{ email: 'a@b.c' }] }, 'test-b': {} } }

overBothTransports(
  'a call without a key shows the contacts of the data before any key was used, and after a reset',
  async (t, emulator) => {
    const seen = async () => {
      const { contacts } = (await (await fetch(`${emulator.url}/_emulator/contacts`)).json()) as { contacts: Contact[] }
      return contacts.map(({ email, locationId }) => `${email} ${locationId}`).sort()
    }
    const [a, b] = [emulator.location('test-a'), emulator.location('test-b')]
    const there = [a, b, emulator].map(({ locationId }) => `all@b.c ${locationId}`)
    const whole = [`a@b.c ${a.locationId}`, ...there].sort()
    t.same(await seen(), whole)
    const before = await a.contacts()
    t.equal(before.length, 2)
    await a.addContacts({ email: 'new@b.c' })
    await a.reset()
    t.same(await seen(), whole, 'after a reset of one')
    await emulator.reset({ all: true })
    t.same(await seen(), whole, 'after a reset of all')
  },
  { data: SEEDED }
)
