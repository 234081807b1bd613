import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type Contact, type Moment, makeContact } from '../../src/records/contact.js'
import { ContactStore } from '../../src/records/contact-store.js'
import { Room } from '../../src/records/room.js'

const OWNED = { id: 'ID', locationId: 'LOC', fingerprint: 'PRINT', dateAdded: 'DATE' }

t.test('whatever was put in, replaced and taken out, every look-up and order is that of a plain list', async () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const email = fc.constantFrom(undefined, '', 'x', 'X', 'y')
  const step = fc.record({ id, email, phone: email, time: fc.nat(3), does: fc.constantFrom('put', 'put', 'put', 'remove', 'look') })
  const compare = (one: Moment, other: Moment) => one.time - other.time || one.nth - other.nth
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.record({ time: fc.nat(3), nth: fc.nat(30) }), (steps, after) => {
      const store = new ContactStore(new Room(1e9, 1e9))
      const list: Contact[] = []
      const check = () => {
        assert.equal(store.size, list.length)
        assert.deepEqual(store.all(), list)
        for (const name of ['email', 'phone'] as const) {
          const having = (text: string) => list.filter((contact) => contact[name]?.toLowerCase() === text.toLowerCase())
          for (const text of ['x', 'X', 'y']) assert.deepEqual(store.with(name, text), having(text))
          assert.deepEqual(store.with(name, ''), [])
        }
        for (const order of ['added', 'updated'] as const) {
          const ascending = list.toSorted((one, other) => compare(one[order], other[order]))
          assert.deepEqual([...store.inOrder(order, 'asc')], ascending)
          assert.deepEqual([...store.inOrder(order, 'desc')], ascending.toReversed())
          const isPast = (kept: Contact) => compare(kept[order], after)
          assert.deepEqual(
            [...store.inOrder(order, 'asc', after)],
            ascending.filter((kept) => isPast(kept) > 0)
          )
          assert.deepEqual([...store.inOrder(order, 'desc', after)], ascending.filter((kept) => isPast(kept) < 0).toReversed())
        }
      }
      for (const { id, email, phone, time, does } of steps) {
        const at = list.findIndex((contact) => contact.id === id)
        const there = list[at]
        assert.equal(store.has(id), there !== undefined)
        assert.equal(store.get(id), there)
        if (does === 'look') check()
        else if (does === 'put') {
          const sent = { ...(email !== undefined && { email }), ...(phone !== undefined && { phone }) }
          const updated = store.nextMoment(time)
          const kept = makeContact(sent, { ...OWNED, id }, there?.added ?? updated, updated)
          store.put(kept)
          list.splice(there ? at : list.length, there ? 1 : 0, kept)
        } else if (there) {
          store.remove(there)
          list.splice(at, 1)
        }
      }
      check()
    }),
    { numRuns: 300 }
  )
})
