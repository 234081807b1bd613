import t from 'tap'
import { Given, Records, RecordsOfContacts } from '../../src/records/records.js'
import { Room } from '../../src/records/room.js'

const room = () => new Room(10, 1000)

t.test('what is kept is counted, and its room is given back', async (t) => {
  const here = room()
  const records = new Records<{ id: string; text?: string }>(here)
  records.put({ id: 'a' })
  const one = here.bytes
  t.ok(one > 0)
  records.put({ id: 'a', text: 'longer' })
  t.ok(here.bytes > one)
  t.same(records.get('a'), { id: 'a', text: 'longer' })
  records.put({ id: 'b' })
  t.same(
    records.all().map(({ id }) => id),
    ['a', 'b']
  )
  records.remove('none')
  records.remove('b')
  t.notOk(records.has('b'))
  records.end()
  t.equal(here.bytes, 0)
})

t.test('what belongs to a contact is found by it, moves with it and goes with it', async (t) => {
  const here = room()
  const records = new RecordsOfContacts<{ id: string; contactId: string }>(here)
  const idsOf = (contactId: string) => records.ofContact(contactId).map(({ id }) => id)
  for (const [id, contactId] of [
    ['1', 'a'],
    ['2', 'a'],
    ['3', 'b'],
    ['2', 'a']
  ] as const)
    records.put({ id, contactId })
  t.same([idsOf('a'), idsOf('b'), idsOf('c')], [['1', '2'], ['3'], []])
  records.put({ id: '3', contactId: 'a' })
  t.same([idsOf('a'), idsOf('b')], [['1', '2', '3'], []])
  records.remove('1')
  records.remove('1')
  t.same(idsOf('a'), ['2', '3'])
  records.forgetContact('a')
  records.forgetContact('none')
  t.same(records.all(), [])
  t.equal(here.bytes, 0)
})

t.test('where none is given there is a plausible one, and any id is taken; where some are, only theirs', async (t) => {
  const given = new Given<{ id: string }>(room(), { id: 'plausible' })
  given.give([])
  t.same(given.all(), [{ id: 'plausible' }])
  t.notOk(given.isGiven)
  t.ok(given.takes('any'))
  given.give([{ id: 'a' }])
  given.give([{ id: 'b' }])
  t.ok(given.isGiven)
  t.same(given.all(), [{ id: 'a' }, { id: 'b' }])
  t.same([given.takes('a'), given.takes('any'), given.takes('plausible')], [true, false, false])
})
