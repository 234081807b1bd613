import t from 'tap'
import { Room } from '../../src/records/room.js'
import * as refusals from '../../src/rules/refusals.js'
import { RULES } from '../../src/rules/rules.js'

const WORDED: [name: keyof typeof refusals, status: number, body: object][] = [
  ['UNAUTHORIZED', 401, { msg: 'Unauthorized' }],
  ['NOT_JSON', 400, { msg: 'Bad Request' }],
  ['WRONG_TYPE', 400, { msg: 'Bad Request' }],
  ['MALFORMED', 400, { msg: 'Bad Request' }],
  ['TIMED_OUT', 408, { msg: 'Request Timeout' }],
  ['TOO_LARGE', 413, { msg: 'Payload Too Large' }],
  ['HEADER_TOO_LARGE', 431, { msg: 'Request Header Fields Too Large' }],
  ['EXPECTATION_FAILED', 417, { msg: 'Expectation Failed' }],
  ['UNKNOWN_PATH', 404, { msg: 'Not found' }],
  ['UNKNOWN_METHOD', 404, { msg: 'Not found' }],
  ['BUG', 500, { msg: 'Internal Server Error' }],
  ['API_KEY_INVALID', 401, { msg: 'Api key is invalid.' }],
  ['NEITHER_EMAIL_NOR_PHONE', 422, { 'email or phone': { message: 'The email or phone field is mandatory.', rule: 'required' } }],
  ['UNKNOWN_EMAIL', 422, { email: { message: 'The email address is invalid.', rule: 'invalid' } }],
  ['UNKNOWN_PHONE', 422, { phone: { message: 'The phone number is invalid.', rule: 'invalid' } }],
  ['UNKNOWN_CONTACT', 422, { id: { message: 'The contact id is invalid.', rule: 'invalid' } }],
  ['UNKNOWN_CONTACT_ON_UPDATE', 422, { id: { message: 'The contact id is invalid.', rule: 'required' } }],
  ['NO_TAGS', 422, { tags: { message: 'The tags field is mandatory.', rules: 'required' } }]
]

for (const [name, status, body] of WORDED) {
  t.test(`${name} is answered with ${status} ${JSON.stringify(body)}, by a rule that there is`, async (t) => {
    const refusal = refusals[name] as refusals.Refusal
    t.strictSame([refusal.status, refusal.body], [status, body])
    t.ok(RULES.some(({ id }) => id === refusal.rule))
  })
}

t.test('each refusal is in this list', async (t) => {
  const named = Object.entries(refusals).filter(([, value]) => typeof value === 'object')
  t.same(named.map(([name]) => name).sort(), WORDED.map(([name]) => name).sort())
})

t.test('contact.limit, emulator.limit: where there is no room, the answer says which option gives more', async (t) => {
  t.equal(refusals.whyFull(new Room(1, 1), 1, 1), undefined)
  t.strictSame(refusals.whyFull(new Room(1, 1), 2, 0), {
    refusal: {
      status: 503,
      body: { msg: 'The emulator keeps 1 contacts and no more; delete some, reset it, or start it with a larger --max-contacts' },
      rule: 'contact.limit'
    },
    reasons: ['there is no room: all 1 contacts that may be kept are there']
  })
  t.match(refusals.whyFull(new Room(1, 1), 0, 2), {
    refusal: { body: { msg: /^The emulator keeps 1 bytes .* larger --max-bytes$/ }, rule: 'emulator.limit' },
    reasons: ['there is no room: all 1 bytes that may be kept are there']
  })
})
