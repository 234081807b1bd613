import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type Contact, makeContact } from '../../src/records/contact.js'
import { ContactStore, type Placed } from '../../src/records/contact-store.js'
import type { Moment } from '../../src/records/moments.js'
import { Room } from '../../src/records/room.js'

const contacts = (placed: Iterable<Placed>) => Array.from(placed, ({ contact }) => contact)

const OWNED = { id: 'ID', locationId: 'LOC', fingerprint: 'PRINT', dateAdded: 'DATE' }

t.test('whatever was put in, replaced and taken out, every look-up and order is that of a plain list', async () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const email = fc.constantFrom(undefined, '', 'x', 'X', 'y')
  const step = fc.record({ id, email, phone: email, time: fc.nat(3), does: fc.constantFrom('put', 'put', 'put', 'remove', 'look') })
  const compare = (one: Moment, other: Moment) => one.time - other.time || one.nth - other.nth
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.record({ time: fc.nat(3), nth: fc.nat(30) }), (steps, after) => {
      const room = new Room(1e9, 1e9)
      const store = new ContactStore(room)
      const list: Contact[] = []
      const check = () => {
        assert.equal(store.size, list.length)
        assert.deepEqual([room.contacts, room.bytes], [list.length, list.reduce((sum, { bytes }) => sum + bytes, 0)])
        assert.deepEqual(store.all(), list)
        for (const name of ['email', 'phone'] as const) {
          const having = (text: string) => list.filter((contact) => contact[name]?.toLowerCase() === text.toLowerCase())
          for (const text of ['x', 'X', 'y']) assert.deepEqual(store.with(name, text), having(text))
          assert.deepEqual(store.with(name, ''), [])
        }
        for (const order of ['added', 'updated'] as const) {
          const ascending = list.toSorted((one, other) => compare(one[order], other[order]))
          assert.deepEqual(contacts(store.inOrder(order, 'asc')), ascending)
          assert.deepEqual(contacts(store.inOrder(order, 'desc')), ascending.toReversed())
          const isPast = (kept: Contact) => compare(kept[order], after)
          assert.deepEqual(
            contacts(store.inOrder(order, 'asc', after)),
            ascending.filter((kept) => isPast(kept) > 0)
          )
          assert.deepEqual(contacts(store.inOrder(order, 'desc', after)), ascending.filter((kept) => isPast(kept) < 0).toReversed())
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

t.test('lists that began before updates find every contact where it was then, and of very many the oldest is forgotten', async (t) => {
  const store = new ContactStore(new Room(1e9, 1e9))
  const ids = Array.from({ length: 50 }, (_, index) => `id${index}`)
  for (const id of ids) {
    const moment = store.nextMoment(0)
    store.put(makeContact({}, { ...OWNED, id }, moment, moment))
  }
  const updateAll = (inOrder: string[]) => {
    for (const id of inOrder) store.put({ ...(store.get(id) as Contact), updated: store.nextMoment(0) })
  }
  const begin = (cursor: string) => {
    const sequence = { asOf: store.lastMoment, after: { time: 0, nth: 0 } }
    store.remember('updated', cursor, sequence)
    return sequence
  }
  const idsAt = (asOf: number, direction: 'asc' | 'desc') =>
    contacts(store.inOrder('updated', direction, undefined, asOf)).map(({ id }) => id)
  const first = begin('first')
  updateAll(ids.toReversed())
  t.same(idsAt(first.asOf, 'asc'), ids)
  t.same(idsAt(first.asOf, 'desc'), ids.toReversed())
  t.same(store.sequenceAt('updated', 'first'), first)
  // Each of these lists needs 50 places of its own, and 10 000 are kept in all.
  for (let n = 0; n < 200; n++) {
    begin(`later ${n}`)
    updateAll(ids)
  }
  const last = begin('last')
  updateAll(ids.toReversed())
  t.equal(store.sequenceAt('updated', 'first'), undefined)
  t.same(idsAt(last.asOf, 'asc'), ids)
  t.equal(store.sequenceAt('added', 'last'), undefined)
})
