import t from 'tap'
import { caseOf, faultFor, parseCase, parseFault, planOf } from '../../src/explore/plan.js'
import { FAULT_NAMES } from '../../src/faults/named-faults.js'
import { exchange } from './cases.js'

type Told = Parameters<typeof exchange>[0]
const undisturbed = (...told: Told[]) => ({
  requests: told.map((one, index) => ({ number: index + 1, exchange: exchange(one) })),
  contacts: []
})
const all = { only: [], faults: FAULT_NAMES, maxRuns: 1000 }

t.test('there is a run for each request and each fault', async (t) => {
  const planned = planOf(undisturbed({}, {}), all).map(caseOf)
  t.equal(planned.length, 16)
  t.same([planned[0], planned.at(-1)], ['1:rate-limited', '2:store-then-500'])
  t.same(planOf(undisturbed({}, {}), { ...all, faults: ['late'] }).map(caseOf), ['1:late', '2:late'])
})

t.test('runs that are asked for come once, in their order, whatever the faults', async (t) => {
  const only = ['2:late', '1:truncated', '2:late'].map(parseCase)
  t.same(planOf(undisturbed({}, {}), { only, faults: ['late'], maxRuns: 2 }).map(caseOf), ['1:truncated', '2:late'])
})

t.test('what names no run is refused in a sentence', async (t) => {
  t.throws(() => planOf(undisturbed({}), { ...all, only: [parseCase('2:late')] }), {
    name: 'OptionError',
    message: '--only: there is no request 2 that comes in each run; there are 1'
  })
  t.throws(() => parseCase('late'), { message: '--only "late": give the number of a request and a fault, such as 3:cut-after-store' })
  t.throws(() => parseCase('1:lat'), { message: /^--only: "lat" is no fault; did you mean late\?; there are rate-limited, / })
  t.throws(() => parseFault('x'), { message: /^--faults: "x" is no fault; there are / })
})

t.test('too many runs are refused with what can be done', async (t) => {
  t.throws(() => planOf(undisturbed({}, {}), { ...all, maxRuns: 15 }), {
    message:
      '2 requests with 8 faults each are 16 runs, and no more than 15 may be; explore a smaller command, name some faults with --faults, or raise --max-runs'
  })
})

t.test('a fault is for one request by what is the same of it in each run', async (t) => {
  const told = { query: { limit: '5', apiKey: '[redacted]' }, body: { email: 'a@b.c', at: '2026-01-01T00:00:00Z', $anything: true } }
  t.strictSame(faultFor({ request: 1, fault: 'cut-before' }, undisturbed(told), 1), {
    connection: 'reset-before',
    match: { method: 'POST', query: { limit: '5' }, body: { email: 'a@b.c' }, path: '/v1/contacts' }
  })
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}`, 1]))
  const { match } = faultFor({ request: 1, fault: 'late' }, undisturbed({ body: { ...many, tags: Array(40).fill('x') } }), 1)
  t.equal(Object.keys(Object(match?.body)).length, 30)
  t.notOk('body' in Object(faultFor({ request: 1, fault: 'late' }, undisturbed({ method: 'GET', body: null }), 1).match))
})

t.test('a path with an id in it is matched by a pattern', async (t) => {
  const path = '/v1/contacts/hKVUYjfYJVPgCQmWbWDr/no.tes'
  t.match(faultFor({ request: 1, fault: 'late' }, undisturbed({ path }), 1), {
    match: { path: { $matching: '^\\/v1\\/contacts\\/[^/]+\\/no\\.tes$' } }
  })
})

t.test('requests before it that it would match are let pass', async (t) => {
  const requests = undisturbed(
    { body: { email: 'a', tags: [] } },
    { body: { email: 'b' } },
    { path: '/v1/x', body: { email: 'a' } },
    { body: { email: 'a' } }
  )
  t.match(faultFor({ request: 4, fault: 'vendor-down' }, requests, 1), { status: 503, times: 'always', skip: 1 })
  t.notOk('skip' in faultFor({ request: 2, fault: 'vendor-down' }, requests, 1))
})

t.test('an answer is later than a run may take', async (t) => {
  t.match(faultFor({ request: 1, fault: 'late' }, undisturbed({}), 5000), { after: 'store', delayMs: 15_000 })
})
