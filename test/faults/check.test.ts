import t from 'tap'
import { whyUnsound } from '../../src/faults/check.js'
import type { Fault } from '../../src/faults/fault.js'

const SOUND: Fault[] = [
  { status: 422 },
  { status: 503, times: 2, delayMs: 5 },
  { status: 418, body: { msg: 'teapot' }, headers: { 'x-a': 'b' } },
  { status: 418, body: null },
  { status: 500, connection: 'truncate' },
  { delayMs: 10 },
  { connection: 'reset-before' },
  { connection: 'reset-after', delayMs: 10 },
  { connection: 'truncate' },
  { status: 500, after: 'store', delayMs: 10 },
  { status: 500, after: 'store', connection: 'truncate' },
  { status: 500, body: '' },
  { status: 500, match: { query: { limit: '5' } } }
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
  ],
  [
    { status: 500, match: { query: { limit: '5', api_key: 'x' } } },
    'match.query.api_key never matches, for keys are not kept; leave it out and arm the fault with the key instead'
  ],
  [{ after: 'store', connection: 'reset-before' }, 'after says when an answer comes; give it a status, or a delayMs'],
  [{ status: 500, body: '', connection: 'truncate' }, 'an empty body cannot be truncated; give it a body with something in it'],
  ...['Content-Length', 'transfer-encoding', 'connection', 'Keep-Alive', 'te', 'trailer', 'upgrade', 'date'].map(
    (name): [Fault, string] => [
      { status: 500, headers: { 'x-a': 'b', [name]: '1' } },
      `the header ${name} is written by the server, to fit what it sends; leave it out`
    ]
  )
]

for (const [fault, why] of UNSOUND) {
  t.test(`${JSON.stringify(fault)} is refused with the way out`, async (t) => t.equal(whyUnsound(fault), why))
}
