import t from 'tap'
import { coverageOf } from '../../src/coverage/coverage.js'
import { FAULTS } from '../../src/coverage/faults.js'
import { OPERATIONS } from '../../src/coverage/operations.js'
import { Tally } from '../../src/coverage/tally.js'
import { Entry } from '../../src/journal/entry.js'
import { Fidelity } from '../../src/rules/fidelity.js'
import { created } from './exchanges.js'

const DOCUMENTED = new Fidelity('documented')
const of = (tally: Tally, fidelity = DOCUMENTED) => coverageOf({ tally, isComplete: true }, 'here', fidelity)

t.test('where nothing came, nothing is said to be missing of operations, and every fault was never met', async (t) => {
  const { operations, resources, untouched, statuses, faults, rules } = of(new Tally())
  t.same([operations, resources, statuses, rules], [[], [], { met: [], never: [] }, { met: [], never: [] }])
  t.equal(
    untouched.reduce((sum, { operations }) => sum + operations, 0),
    OPERATIONS.filter(({ name }) => name.includes(' /v1/')).length
  )
  t.equal(faults.never.length, FAULTS.length)
})

t.test('of one create it says what was sent and met, and what was not', async (t) => {
  const tally = new Tally()
  tally.count(created({ email: 'a@b.c', customFields: 1 }, { fault: { connection: 'truncate' } }))
  const { operations, resources, untouched, statuses, faults, rules, summary } = of(tally)
  t.match(operations, [
    {
      operation: 'POST /v1/contacts',
      resource: 'contacts',
      calls: 1,
      statuses: { met: [{ status: 200, count: 1 }], never: [400, 401, 413, 422, 429, 503] },
      fields: { sent: [{ field: 'email', count: 1 }], unknown: [{ field: 'customFields', count: 1 }], moreUnknown: 0 }
    }
  ])
  t.match(operations[0]?.fields.never, ['phone', 'firstName'])
  t.notOk(operations[0]?.fields.never.includes('email'))
  t.match(resources, [{ resource: 'contacts', called: 1, never: ['GET /v1/contacts'] }])
  t.equal(resources[0]?.never.length, 5)
  t.notOk(untouched.some(({ resource }) => resource === 'contacts'))
  t.same(statuses, { met: [{ status: 200, count: 1 }], never: [400, 401, 413, 422, 429, 503] })
  t.same(faults.met, [{ fault: 'truncated', count: 1 }])
  t.match(faults.never[0], { fault: 'rate-limited', arm: { status: 429 } })
  t.same(rules.met, [{ rule: 'contact.created', count: 1 }])
  t.match(rules.never.at(-1), { rule: 'contact.email-or-phone', statement: /./ })
  t.equal(
    summary,
    'never saw: 400, 401, 413, 422, 429, 503, a late answer, a connection that is cut before anything is stored, a lost reply, an error after all was stored'
  )
})

t.test('rules that are not on in this profile are not missed', async (t) => {
  const tally = new Tally()
  tally.count(created({}))
  const missed = (fidelity: Fidelity) => of(tally, fidelity).rules.never.map(({ rule }) => rule)
  t.notOk(missed(DOCUMENTED).includes('contact.upsert'))
  t.ok(missed(new Fidelity('observed')).includes('contact.upsert'))
})

t.test('who saw every status and every fault is told so', async (t) => {
  const tally = new Tally()
  for (const { arm } of FAULTS) tally.count(created({}, { fault: arm, ...('status' in arm && { status: arm.status }) }))
  for (const status of [400, 413, 422]) tally.count(created({}, { status }))
  t.equal(of(tally).summary, 'saw every status and every fault')
})

t.test('a fault that a status stands for is told where that status is not', async (t) => {
  const tally = new Tally()
  const list = new Entry('GET', '/v1/contacts', [], 0)
  list.close(200, {}, '{}')
  tally.count(list)
  t.match(of(tally).summary, /^never saw: 401, 429, a vendor that is down, a late answer, /)
})
