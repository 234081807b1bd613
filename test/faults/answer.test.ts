import t from 'tap'
import { answerOf } from '../../src/faults/answer.js'
import { fixture } from '../fixtures.js'

const JSON_TYPE = 'application/json; charset=utf-8'

for (const status of [400, 401, 422]) {
  t.test(`a fault with status ${status} alone answers the documented body`, async (t) => {
    const body = JSON.stringify(JSON.parse(fixture(`create-contact/${status}.json`)))
    t.same(answerOf({ status }), { body, headers: { 'content-type': JSON_TYPE } })
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
    t.same(answerOf({ status }), { body: JSON.stringify({ msg }), headers: { 'content-type': JSON_TYPE, ...headers } })
  })
}

t.test('a body and headers that were given win', async (t) => {
  t.same(answerOf({ status: 429, body: 'slow down', headers: { 'Retry-After': '9', 'x-a': 'b' } }), {
    body: 'slow down',
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '9', 'x-a': 'b' }
  })
  for (const body of [null, false, 0, []]) {
    t.equal(answerOf({ status: 422, body }).body, JSON.stringify(body))
    t.equal(answerOf({ status: 418, body }).body, JSON.stringify(body))
  }
  t.match(answerOf({ status: 422, body: '' }), { body: '' })
})

t.test('a body that is no text is sent as JSON, whatever its content type says', async (t) => {
  t.same(answerOf({ status: 500, body: { length: -1e15 }, headers: { 'Content-Type': 'text/html' } }), {
    body: '{"length":-1000000000000000}',
    headers: { 'content-type': 'text/html' }
  })
})
