import t from 'tap'
import { answerOf } from '../../src/faults/answer.js'
import { fixture } from '../fixtures.js'

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
