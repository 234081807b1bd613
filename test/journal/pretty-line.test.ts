import t from 'tap'
import type { Exchange } from '../../src/journal/exchange.js'
import { prettyLine } from '../../src/journal/pretty-line.js'

const REFUSED: Exchange = {
  ...{ seq: 1, locationId: 'C2QujeCh8ZnC7al2InWR', keyFingerprint: 'print', keyName: 'test-checkout' },
  ...{ receivedAt: '2026-01-01T12:34:56.789Z', durationMs: 1.25, contactIds: [], fault: null, outcome: 'Refused' },
  request: { method: 'POST', path: '/v1/contacts', query: {}, headers: {}, rawBody: null, body: { email: 'john@deo.com' } },
  response: { status: 400, headers: {}, body: {} },
  reasons: ['phone must be string; what came is 5', 'tags must be array']
}

function line(more: Partial<Exchange> = {}, columns?: number): string {
  return prettyLine({ ...REFUSED, ...more }, { colour: false, columns }).replace(/^\d\d:/, 'hh:')
}
const asked = (more: Partial<Exchange['request']>) => ({ request: { ...REFUSED.request, ...more } })

t.test('a line says when, what came of it, what was asked, who, with which key, how long, and below it why', async (t) => {
  t.equal(
    line(),
    `hh:34:56.789  Refused    400  POST /v1/contacts  john@deo.com  test-checkout  1.25 ms
              ↳ phone must be string; what came is 5
              ↳ tags must be array`
  )
})

t.test('a key without a name is told by its location, and without a key there is neither', async (t) => {
  const { keyName, ...named } = REFUSED
  t.match(prettyLine(named, { colour: false }), 'john@deo.com  C2QujeCh8ZnC7al2InWR  1.25 ms')
  t.match(prettyLine({ ...named, locationId: null }, { colour: false }), 'john@deo.com  1.25 ms')
})

t.test('without a name of the contact its id is told', async (t) => {
  t.match(line({ ...asked({ body: null }), contactIds: ['one'] }), 'contacts  contact one  test')
  t.match(line(asked({ body: null })), 'contacts  test-checkout')
})

t.test('a line tells which fault decided the answer', async (t) => {
  const fault = { connection: 'reset-after' as const }
  t.equal(
    line({ outcome: 'Faulted: reply lost', response: null, fault, reasons: [] }),
    `hh:34:56.789  Faulted: reply lost  cut  POST /v1/contacts  john@deo.com  test-checkout  1.25 ms
              ↳ by the armed fault {"connection":"reset-after"}`
  )
})

t.test('a query is shown as it would be sent, but readable', async (t) => {
  const query = { email: 'a+b@c.d', token: '[redacted]', tag: ['one two', 'x&y'] }
  t.match(line(asked({ query })), '/v1/contacts?email=a%2Bb@c.d&token=[redacted]&tag=one%20two&tag=x%26y  john')
})

t.test('on a terminal of 80 columns a long reason goes on under itself', async (t) => {
  const reason = 'customFields was ignored: it is not a field of v1; did you mean customField?'
  t.equal(
    line({ reasons: [reason] }, 80),
    `hh:34:56.789  Refused    400  POST /v1/contacts  john@deo.com  test-checkout
              1.25 ms
              ↳ customFields was ignored: it is not a field of v1; did you mean
                customField?`
  )
})

t.test('on a narrow terminal what is below the first line begins two letters in', async (t) => {
  const text = line({}, 32)
  t.equal(
    text,
    `hh:34:56.789  Refused    400
  POST /v1/contacts
  john@deo.com  test-checkout
  1.25 ms
  ↳ phone must be string; what
    came is 5
  ↳ tags must be array`
  )
  for (const columns of [12, 20, 40, 59, 60, 100])
    for (const each of line({ reasons: ['x'.repeat(300)] }, columns).split('\n')) t.ok([...each].length <= columns, `${columns}: ${each}`)
})

t.test('the colour is that of the outcome', async (t) => {
  const coloured = (outcome: Exchange['outcome']) => prettyLine({ ...REFUSED, outcome }, { colour: true })
  t.match(coloured('Created'), '\u001b[32mCreated  \u001b[39m')
  t.match(coloured('Refused'), '\u001b[33m400\u001b[39m')
  t.match(coloured('Cut'), '\u001b[31mCut')
  t.match(coloured('Faulted: late'), '\u001b[35mFaulted: late')
  t.notMatch(line(), '\u001b')
})

t.test('what others wrote steers no terminal, wherever it stands', async (t) => {
  const bad = '\u001b[2J\u202e'
  const hostile = prettyLine(
    {
      ...{ ...REFUSED, outcome: bad as Exchange['outcome'], keyName: bad, reasons: [bad], fault: { status: 400, body: bad } },
      request: { method: bad, path: bad, query: { [bad]: bad }, headers: {}, rawBody: null, body: { email: bad } }
    },
    { colour: false }
  )
  for (const letter of bad) if (!/[ -~]/.test(letter)) t.notOk(hostile.includes(letter))
})

t.test('what is long is cut', async (t) => {
  const long = 'x'.repeat(5000)
  const [first = '', why = ''] = line({ ...asked({ path: long, body: { email: long } }), reasons: [long] }).split('\n')
  t.ok(first.length < 400)
  t.ok(why.length < 2100)
})
