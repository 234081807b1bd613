import t from 'tap'
import { OPERATIONS } from '../../src/coverage/operations.js'
import { type OperationTally, Tally } from '../../src/coverage/tally.js'
import { Entry } from '../../src/journal/entry.js'
import { created } from './exchanges.js'

const create = (tally: Tally) =>
  tally.operations.get(OPERATIONS.find(({ name }) => name === 'POST /v1/contacts') as never) as OperationTally

t.test('it counts operations, statuses, rules and fields', async (t) => {
  const tally = new Tally()
  tally.count(created({ email: 'a@b.c', tags: [] }, { applied: ['phone.e164'] }))
  tally.count(created({ email: 'a@b.c', customFields: 1 }))
  t.equal(tally.exchanges, 2)
  t.same([...tally.statuses], [[200, 2]])
  t.same(
    [...tally.rules],
    [
      ['contact.created', 2],
      ['phone.e164', 1]
    ]
  )
  t.same(
    [...create(tally).fields],
    [
      ['email', 2],
      ['tags', 1]
    ]
  )
  t.same([...create(tally).unknownFields], [['customFields', 1]])
  t.equal(tally.size, 8)
})

for (const body of ['', '{', '[1]', 'null', '"text"', '7']) {
  t.test(`of the body ${JSON.stringify(body)} there are no fields`, async (t) => {
    const tally = new Tally()
    tally.count(created(body))
    t.equal(create(tally).size, 1, 'its status')
  })
}

t.test('what was cut has no status, and what no operation serves is counted apart', async (t) => {
  const tally = new Tally()
  tally.count(created({}, { status: null, rule: null }))
  tally.count(new Entry('GET', '/nothing', [], 0))
  t.same([...tally.statuses], [])
  t.same([...tally.rules], [])
  t.equal(create(tally).calls, 1)
  t.equal(tally.unserved, 1)
})

t.test('of names that are no fields it keeps 30, none of them longer than 64 letters, and counts the others', async (t) => {
  const tally = new Tally()
  tally.count(created(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`name${index}`, 1]))))
  tally.count(created({ name0: 1, ['x'.repeat(65)]: 1 }))
  t.equal(create(tally).unknownFields.size, 30)
  t.equal(create(tally).unknownFields.get('name0'), 2)
  t.equal(create(tally).moreUnknown, 11)
  tally.count(created({}))
  const short = new Tally()
  short.count(created({ ['x'.repeat(65)]: 1, ['y'.repeat(64)]: 1 }))
  t.same([...create(short).unknownFields.keys()], ['y'.repeat(64)])
  t.equal(create(short).moreUnknown, 1)
})

t.test('what the inspector sent by hand is not counted', async (t) => {
  const tally = new Tally()
  tally.count(created({}, { rawHeaders: 'Host\nx\nx-emulator-sent-by\ninspector\nAccept\n*/*' }))
  t.equal(tally.exchanges, 0)
  t.equal(tally.statuses.size, 0)
  tally.count(created({}, { rawHeaders: 'Host\nx\nx-emulator-sent-by\nsomebody' }))
  t.equal(tally.exchanges, 1)
})

t.test('two are added up', async (t) => {
  const [one, other] = [new Tally(), new Tally()]
  one.count(created({ email: 'a@b.c', other: 1 }))
  other.count(created({ email: 'a@b.c', other: 1, ['x'.repeat(65)]: 1 }, { fault: { connection: 'reset-after' } }))
  other.count(new Entry('GET', '/nothing', [], 0))
  const sum = new Tally()
  sum.add(one)
  sum.add(other)
  t.match(sum, { exchanges: 3, unserved: 1 })
  t.same([...sum.statuses], [[200, 2]])
  t.same([...sum.rules], [['contact.created', 2]])
  t.same([...sum.faults], [['cut-after-store', 1]])
  t.match(create(sum), { calls: 2, moreUnknown: 1 })
  t.same([...create(sum).fields], [['email', 2]])
  t.same([...create(sum).unknownFields], [['other', 2]])
  t.equal(one.exchanges, 1, 'those that were added stay as they are')
})
