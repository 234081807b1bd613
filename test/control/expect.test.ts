import t from 'tap'
import { type Emulator, matching, startEmulator } from '../../src/index.js'
import { overBothTransports, post } from '../emulators.js'

const LEAD = { body: { email: 'john@example.com' } }
const OTHER = { body: { email: 'jane@example.com' } }
const lead = (emulator: Emulator) => post(emulator, LEAD.body)
const other = (emulator: Emulator) => post(emulator, OTHER.body)

overBothTransports('requests that came so often are answered, all of them', async (t, emulator) => {
  const soon = emulator.expectRequests(LEAD, { times: { atLeast: 2 } })
  await lead(emulator)
  await other(emulator)
  await lead(emulator)
  t.match(await soon, [{ seq: 1 }, { seq: 3 }])
  t.match(await emulator.expectRequests(LEAD), [{ seq: 1 }, { seq: 3 }], 'at least once, when nothing is said')
  t.match(await emulator.expectRequests(LEAD, { times: 2, quietMs: 1 }), [{ seq: 1 }, { seq: 3 }])
  t.match(await emulator.expectRequests(LEAD, { times: 1, since: 1, quietMs: 1 }), [{ seq: 3 }])
  t.match(await emulator.expectRequests({ body: { email: matching('@example') } }, { times: 3, quietMs: 1 }), [{}, {}, {}])
  t.same(await emulator.expectRequests({ status: 422 }, { times: 'never', quietMs: 1 }), [])
})

overBothTransports('one too many is told at once, with those that came', async (t, emulator) => {
  const expected = emulator.expectRequests(LEAD, { times: { atMost: 1 }, within: 60_000, quietMs: 60_000 })
  const refused = t.rejects(expected, {
    code: 'unmet',
    message:
      'expected at most 1 request that match {"body":{"email":"john@example.com"}}; ' +
      '2 came: #1 POST /go-high-level/v1/contacts answered 200, #2 POST /go-high-level/v1/contacts answered 200'
  })
  await lead(emulator)
  await lead(emulator)
  await refused
  await t.rejects(emulator.expectRequests(LEAD, { times: 'never', within: 60_000 }), {
    code: 'unmet',
    message: /^expected no request that/
  })
})

overBothTransports('too few are told when the time is up, with what came nearest', async (t, emulator) => {
  await lead(emulator)
  await other(emulator)
  await t.rejects(emulator.expectRequests(LEAD, { times: 2, within: 1 }), {
    code: 'unmet',
    message:
      'expected 2 requests that match {"body":{"email":"john@example.com"}}; 1 came: #1 POST /go-high-level/v1/contacts answered 200; ' +
      'nearest of the 1 others:\n  #2 POST /go-high-level/v1/contacts answered 200: body.email is "jane@example.com", wanted "john@example.com"'
  })
  await t.rejects(emulator.expectRequests({ method: 'DELETE' }, { within: 0 }), {
    code: 'unmet',
    message: /; none came; nearest of the 2 others:/
  })
})

overBothTransports('a number that could still grow is believed once it is quiet, and not before', async (t, emulator) => {
  await emulator.fail({ delayMs: 600_000, match: { body: OTHER.body } })
  const late = other(emulator).catch(() => undefined)
  await lead(emulator)
  while ((await emulator.faults()).length > 0);
  await t.rejects(emulator.expectRequests(LEAD, { times: 1, within: 10, quietMs: 1 }), {
    code: 'timeout',
    message: 'it was not quiet for 1 ms within 10 ms; 1 requests are in flight'
  })
  t.match(
    await emulator.expectRequests(LEAD, { times: { atLeast: 1 }, within: 10 }),
    [{ seq: 1 }],
    'where more do no harm it is not waited for'
  )
  await emulator.reset()
  await late
})

overBothTransports('many that came are told in part', async (t, emulator) => {
  for (let count = 0; count < 12; count++) await lead(emulator)
  await t.rejects(emulator.expectRequests(LEAD, { times: 'never' }), { message: /12 came: #1 .*#10 POST \S+ answered 200 and 2 more$/ })
})

overBothTransports('a sequence is one request for each match, each later than the one before', async (t, emulator) => {
  const soon = emulator.expectSequence([LEAD, OTHER, LEAD])
  for (const send of [other, lead, lead, other, lead]) await send(emulator)
  t.match(await soon, [{ seq: 2 }, { seq: 4 }, { seq: 5 }])
  t.match(await emulator.expectSequence([LEAD, LEAD, OTHER]), [{ seq: 2 }, { seq: 3 }, { seq: 4 }])
  t.match(await emulator.expectSequence([OTHER], { since: 2 }), [{ seq: 4 }])
})

overBothTransports('of a sequence it is told which did not come, and what came too early', async (t, emulator) => {
  await t.rejects(emulator.expectSequence([LEAD], { within: 0 }), {
    code: 'unmet',
    message: 'expected 1 requests in order; number 1 did not come: {"body":{"email":"john@example.com"}}; none came'
  })
  await other(emulator)
  await t.rejects(emulator.expectSequence([LEAD], { within: 0 }), { message: /did not come: .*; nearest of the 1 that came:\n {2}#1 POST/ })
  await lead(emulator)
  await lead(emulator)
  await t.rejects(emulator.expectSequence([LEAD, OTHER], { within: 1 }), {
    code: 'unmet',
    message:
      'expected 2 requests in order; number 2 did not come after #2 POST /go-high-level/v1/contacts answered 200: {"body":{"email":"jane@example.com"}}; ' +
      'nearest of the 1 that came after it:\n  #3 POST /go-high-level/v1/contacts answered 200: body.email is "john@example.com", wanted "jane@example.com"' +
      '\n  too early: #1 POST /go-high-level/v1/contacts answered 200'
  })
})

t.test('what is gone from the journal fails an expectation', async (t) => {
  await using emulator = await startEmulator({ journalLimit: 1 })
  await lead(emulator)
  await lead(emulator)
  await t.rejects(emulator.expectRequests(LEAD, { times: 'never' }), { code: 'dropped' })
  await t.rejects(emulator.expectSequence([LEAD]), { code: 'dropped' })
  t.match(await emulator.expectRequests(LEAD, { since: 1 }), [{ seq: 2 }])
})

overBothTransports('an expectation ends with a reset, and when its caller gives up', async (t, emulator) => {
  const reset = t.rejects(emulator.expectRequests(LEAD, { within: 60_000 }), { code: 'reset' })
  await emulator.idle({ quietMs: 1 })
  await emulator.reset()
  await reset
  await t.rejects(emulator.expectRequests(LEAD, { within: 60_000, signal: AbortSignal.timeout(1) }), { name: 'TimeoutError' })
})

overBothTransports('what cannot be expected is refused', async (t, emulator) => {
  await t.rejects(emulator.expectRequests(LEAD, { times: { atLeast: 2, atMost: 1 } }), { code: 'bad-request' })
  await t.rejects(emulator.expectRequests(LEAD, { times: -1 }), { code: 'bad-request', message: /times must be >= 0/ })
  await t.rejects(emulator.expectRequests({ body: { email: /john/ } } as object), { code: 'bad-match' })
  await t.rejects(emulator.expectRequests({ body: { email: matching('(?=a)') } }), { code: 'bad-match', message: /^match\.body\.email: / })
  await t.rejects(emulator.expectSequence([]), { code: 'bad-request' })
  await t.rejects(emulator.expectRequests(LEAD, { since: 7 }), { code: 'bad-request' })
})

t.test('without a key the requests to all locations count', async (t) => {
  await using emulator = await startEmulator()
  await lead(emulator)
  await post({ ...emulator, baseUrl: emulator.baseUrl, apiKey: 'test-other' }, OTHER.body)
  const call = async (path: string, body: object) => {
    const answer = await fetch(`${emulator.url}/_emulator/requests/${path}`, { method: 'POST', body: JSON.stringify(body) })
    return answer.json()
  }
  t.match(await call('expect', { times: 2, quietMs: 1 }), { exchanges: [{ position: 1 }, { position: 2 }] })
  t.match(await call('expect-sequence', { matches: [LEAD, OTHER] }), { exchanges: [{ position: 1 }, { position: 2 }] })
})
