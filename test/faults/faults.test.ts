import fc from 'fast-check'
import t from 'tap'
import { answerOf, type Fault, Faults, whyUnsound } from '../../src/faults/faults.js'
import type { Matchable } from '../../src/match/match.js'
import { fixture } from '../fixtures.js'

const REQUEST: Matchable = {
  method: 'POST',
  path: '/v1/contacts',
  query: {},
  headers: { 'x-lead': '1' },
  body: { email: 'a@b.c', tags: ['x'] },
  status: null
}

const SOUND: Fault[] = [
  { status: 422 },
  { status: 503, times: 2, delayMs: 5 },
  { status: 418, body: { msg: 'teapot' }, headers: { 'x-a': 'b' } },
  { status: 418, body: null },
  { status: 500, connection: 'truncate' },
  { delayMs: 10 },
  { connection: 'reset-before' },
  { connection: 'reset-after', delayMs: 10 },
  { connection: 'truncate' }
]

for (const fault of SOUND) {
  t.test(`${JSON.stringify(fault)} is a sound fault`, async (t) => t.equal(whyUnsound(fault), undefined))
}

const NOTHING = 'it does nothing; give it a status, a delayMs or a connection'
const NO_STATUS = 'body and headers belong to a status; give it one'
const UNSOUND: [Fault, string][] = [
  [{}, NOTHING],
  [{ times: 3, match: { method: 'POST' } }, NOTHING],
  [{ body: { msg: 'x' } }, NOTHING],
  [{ delayMs: 1, body: { msg: 'x' } }, NO_STATUS],
  [{ connection: 'truncate', headers: { a: 'b' } }, NO_STATUS],
  [{ delayMs: 1, headers: {} }, NO_STATUS],
  [{ status: 418 }, 'status 418 has no body of its own; give it a body, or one of 400, 401, 404, 422, 429, 500, 502, 503, 504'],
  [
    { status: 500, connection: 'reset-after' },
    'a connection that is cut with reset-after never answers, so it takes no status; leave out one of them'
  ],
  [
    { status: 500, connection: 'reset-before' },
    'a connection that is cut with reset-before never answers, so it takes no status; leave out one of them'
  ],
  [{ status: 500, headers: { 'a b': 'c' } }, 'the header "a b" cannot be sent with the value "c": HTTP does not allow it'],
  [{ status: 500, headers: { a: 'b\nc' } }, 'the header "a" cannot be sent with the value "b\\nc": HTTP does not allow it'],
  [
    { status: 500, match: { headers: { authorization: 'Bearer test-key' } } },
    'match.headers.authorization never matches, for keys are not kept; leave it out and arm the fault with the key instead'
  ]
]

for (const [fault, why] of UNSOUND) {
  t.test(`${JSON.stringify(fault)} is refused with the way out`, async (t) => t.equal(whyUnsound(fault), why))
}

for (const status of [400, 401, 422]) {
  t.test(`a fault with status ${status} alone answers the documented body`, async (t) => {
    t.same(answerOf({ status }), { body: JSON.parse(fixture(`create-contact/${status}.json`)), headers: {} })
  })
}

const PLAUSIBLE: [status: number, msg: string, headers: Record<string, string>][] = [
  [404, 'Not found', {}],
  [429, 'Too Many Requests', { 'retry-after': '1' }],
  [500, 'Internal Server Error', {}],
  [502, 'Bad Gateway', {}],
  [503, 'Service Unavailable', { 'retry-after': '1' }],
  [504, 'Gateway Timeout', {}]
]

for (const [status, msg, headers] of PLAUSIBLE) {
  t.test(`a fault with status ${status} alone answers a plausible body`, async (t) => {
    t.same(answerOf({ status }), { body: { msg }, headers })
  })
}

t.test('a fault without a status has no answer of its own', async (t) => {
  t.same(answerOf({ delayMs: 1 }), { body: undefined, headers: {} })
})

t.test('a body and headers that were given win', async (t) => {
  t.same(answerOf({ status: 429, body: 'slow down', headers: { 'retry-after': '9', 'x-a': 'b' } }), {
    body: 'slow down',
    headers: { 'retry-after': '9', 'x-a': 'b' }
  })
  for (const body of [null, false, 0, '', []]) {
    t.strictSame(answerOf({ status: 422, body }).body, body)
    t.strictSame(answerOf({ status: 418, body }).body, body)
  }
})

const MATCHES: [match: Fault['match'], fires: boolean][] = [
  [undefined, true],
  [{}, true],
  [{ method: 'POST', path: '/v1/contacts' }, true],
  [{ headers: { 'x-lead': '1' }, body: { email: 'a@b.c' } }, true],
  [{ body: { tags: [] } }, false],
  [{ query: { limit: '5' } }, false],
  [{ method: 'GET' }, false]
]

for (const [match, fires] of MATCHES) {
  t.test(`a fault for ${JSON.stringify(match) ?? 'any request'} ${fires ? 'fires' : 'is left alone'}`, async (t) => {
    const faults = new Faults()
    faults.arm({ status: 500, ...(match && { match }) }, 1)
    t.equal(faults.first(REQUEST) !== undefined, fires)
  })
}

t.test('a fault that does not match leaves the turn to the next that does', async (t) => {
  const faults = new Faults()
  faults.arm({ status: 500, match: { method: 'GET' } }, 1)
  faults.arm({ status: 429 }, 2)
  t.match(faults.first(REQUEST), { fault: { status: 429 }, order: 2 })
})

t.test('each fault decides exactly as often as it says, those armed first before the others', async () => {
  const times = fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), { maxLength: 6 })
  fc.assert(
    fc.property(times, (times) => {
      const faults = new Faults()
      for (const [index, count] of times.entries()) {
        faults.arm({ delayMs: index + 1, ...(count !== undefined && { times: count }) }, index)
      }
      const used: (number | undefined)[] = []
      for (let armed = faults.first(REQUEST); armed; armed = faults.first(REQUEST)) used.push(faults.use(armed).delayMs)
      const wanted = times.flatMap((count, index) => Array.from({ length: count ?? 1 }, () => index + 1))
      return used.join() === wanted.join() && faults.size === 0
    })
  )
})

t.test('the list says what is left of each, and clearing says how many there were', async (t) => {
  const faults = new Faults()
  faults.arm({ status: 500, times: 2 }, 1)
  faults.arm({ delayMs: 5 }, 2)
  const first = faults.first(REQUEST)
  if (first) faults.use(first)
  t.equal(faults.size, 2)
  t.strictSame(faults.list('LOC'), [
    { status: 500, locationId: 'LOC', times: 2, left: 1 },
    { delayMs: 5, locationId: 'LOC', times: 1, left: 1 }
  ])
  t.equal(faults.clear(), 2)
  t.equal(faults.clear(), 0)
  t.same(faults.list(null), [])
  t.equal(faults.first(REQUEST), undefined)
})
