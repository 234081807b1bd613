import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type ListQuery, pageOf } from '../../src/contacts/pages.js'
import { type Contact, type ContactFields, makeContact } from '../../src/records/contact.js'
import { ContactStore } from '../../src/records/contact-store.js'
import { Room } from '../../src/records/room.js'

const OWNED = { id: 'ID', locationId: 'LOC', fingerprint: 'PRINT', dateAdded: 'DATE' }
const FIRST: ListQuery = {
  ...{ limit: 20, startAfter: undefined, startAfterId: undefined, page: 1, query: undefined },
  ...{ order: 'added', direction: 'desc' }
}

/** A store of contacts with these times, named by their places in the list. */
function storeOf(times: { added: number; updated: number; email: string }[]): ContactStore {
  const store = new ContactStore(new Room(1e9, 1e9))
  for (const [index, { added, updated, email }] of times.entries()) {
    store.put(makeContact({ email }, { ...OWNED, id: `id${index}` }, store.nextMoment(added), store.nextMoment(updated)))
  }
  return store
}

t.test('page by page, by the last contact or by number, a list has every contact once and in order', async () => {
  const kept = fc.record({ added: fc.nat(3), updated: fc.nat(3), email: fc.constantFrom('lead', 'Leads', 'other') })
  const order = fc.constantFrom('added' as const, 'updated' as const)
  const direction = fc.constantFrom('asc' as const, 'desc' as const)
  const query = fc.constantFrom(undefined, 'LEAD')
  fc.assert(
    fc.property(
      fc.array(kept, { maxLength: 12 }),
      order,
      direction,
      query,
      fc.integer({ min: 1, max: 5 }),
      (times, order, direction, query, limit) => {
        const store = storeOf(times)
        const asked: ListQuery = { limit, query, order, direction, startAfter: undefined, startAfterId: undefined, page: 1 }
        const wanted = Array.from(store.inOrder(order, direction), ({ contact }) => contact).filter(
          ({ email }) => !query || email !== 'other'
        )
        const found: Contact[] = []
        for (let page = pageOf(store, asked); ; ) {
          assert.equal(page.total, wanted.length)
          assert.deepEqual(pageOf(store, { ...asked, page: found.length / limit + 1 }).contacts, page.contacts)
          found.push(...page.contacts)
          assert.equal(page.next === undefined, found.length === wanted.length, 'the last page, and no other, has none after it')
          if (page.next === undefined) break
          assert.equal(page.contacts.length, limit)
          page = pageOf(store, { ...asked, startAfter: page.next.time, startAfterId: page.next.id })
        }
        assert.deepEqual(found, wanted)
      }
    )
  )
})

t.test(
  'whatever is created, updated and deleted between pages, each contact of the start that stays comes once, and there is an end',
  async () => {
    const write = fc.record({ does: fc.constantFrom('create', 'update', 'update', 'delete', 'put back'), which: fc.nat(20) })
    const writes = fc.array(fc.record({ ticks: fc.integer({ min: -1, max: 2 }), writes: fc.array(write, { maxLength: 8 }) }), {
      minLength: 1
    })
    const kept = fc.record({ added: fc.nat(3), updated: fc.nat(3), email: fc.constant('lead') })
    const list = fc.record({
      order: fc.constantFrom('added' as const, 'updated' as const),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
      limit: fc.integer({ min: 1, max: 5 })
    })
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 12 }), list, writes, fc.boolean(), (times, list, writes, looksTwice) => {
        const store = storeOf(times)
        const asked: ListQuery = { ...list, query: undefined, startAfter: undefined, startAfterId: undefined, page: 1 }
        const atStart = store.all().map(({ id }) => id)
        const start = store.lastMoment
        const gone = new Set<string | undefined>()
        const found: string[] = []
        let time = 3
        let created = 0
        let page = pageOf(store, asked)
        for (let pages = 1; ; pages++) {
          assert.ok(pages <= atStart.length + 1, 'there is an end')
          for (const { id, added } of page.contacts) {
            assert.ok(added.nth <= start, 'none that came later')
            found.push(id)
          }
          if (page.next === undefined) break
          // A client may as well read them from the contact.
          const last = page.contacts.at(-1) as Contact
          assert.deepEqual(page.next, { time: last[list.order].time, id: last.id })
          const now = writes[pages % writes.length]
          time += now?.ticks ?? 0
          for (const { does, which } of now?.writes ?? []) {
            const contact = store.all()[which % Math.max(1, store.size)]
            const moment = store.nextMoment(time)
            if (does === 'create') store.put(makeContact({}, { ...OWNED, id: `new${++created}` }, moment, moment))
            else if (contact && does === 'update') store.put({ ...contact, updated: moment })
            else if (contact) store.remove(contact)
            if (contact && does === 'put back') {
              gone.add(contact.id)
              store.put(makeContact({}, { ...OWNED, id: contact.id }, moment, moment))
            } else if (does === 'delete') gone.add(contact?.id)
          }
          const going: ListQuery = { ...asked, startAfter: page.next.time, startAfterId: page.next.id }
          page = pageOf(store, going)
          if (looksTwice) assert.deepEqual(pageOf(store, going), page, 'a page that is asked for again is the same')
        }
        const stays = (id: string) => !gone.has(id)
        assert.deepEqual(found.filter(stays).sort(), atStart.filter(stays).sort())
        assert.equal(new Set(found).size, found.length)
      }),
      { numRuns: 1000 }
    )
  }
)

function idsOf(store: ContactStore, more: Partial<ListQuery>): string[] {
  return pageOf(store, { ...FIRST, ...more }).contacts.map(({ id }) => id)
}

t.test('a page may start after a contact alone or after a time alone, and one that is not known starts none', async (t) => {
  const store = storeOf([1, 2, 2, 3].map((added) => ({ added, updated: added, email: 'x' })))
  const ids = (more: Partial<ListQuery>) => idsOf(store, more)
  t.same(ids({}), ['id3', 'id2', 'id1', 'id0'])
  t.same(ids({ startAfterId: 'id2' }), ['id1', 'id0'])
  t.same(ids({ startAfter: 2 }), ['id0'])
  t.same(ids({ startAfter: 2, direction: 'asc' }), ['id3'])
  t.same(ids({ startAfterId: 'unknown' }), ['id3', 'id2', 'id1', 'id0'])
  t.same(ids({ startAfterId: 'id2', page: 5 }), ['id1', 'id0'])
  t.same(ids({ startAfter: 2, startAfterId: 'id2' }), ['id1', 'id0'])
  t.same(ids({ startAfter: 2, startAfterId: 'id2', direction: 'asc' }), ['id3'])
})

t.test('after a contact that was deleted or updated since, those of its time come once more rather than not at all', async (t) => {
  const store = storeOf([1, 2, 2, 3].map((added) => ({ added, updated: added, email: 'x' })))
  const ids = (more: Partial<ListQuery>) => idsOf(store, more)
  store.remove(store.get('id2') as Contact)
  t.same(ids({ startAfter: 2, startAfterId: 'id2' }), ['id1', 'id0'])
  t.same(ids({ startAfter: 2, startAfterId: 'id2', direction: 'asc' }), ['id1', 'id3'])
  const id1 = store.get('id1') as Contact
  store.put({ ...id1, updated: store.nextMoment(4) })
  const byUpdate = { startAfter: 2, startAfterId: 'id1', order: 'updated' } as const
  t.same(ids(byUpdate), ['id0'])
  t.same(ids({ ...byUpdate, direction: 'asc' }), ['id3', 'id1'])
})

t.test('a list searches name, phone, e-mail, tags and company, in any case', async (t) => {
  const parts: ContactFields[] = [
    { name: 'Needle' },
    { firstName: 'Nee', lastName: 'dle' },
    { phone: '+needle' },
    { email: 'needle@b.c' },
    { companyName: 'NEEDLE' }
  ]
  const store = new ContactStore(new Room(1e9, 1e9))
  for (const [index, sent] of [...parts, { tags: ['x', 'needle'] }, { city: 'needle', source: 'needle' }].entries()) {
    const added = store.nextMoment(index)
    store.put(makeContact(sent, { ...OWNED, id: `id${index}` }, added, added))
  }
  const found = (query: string) => idsOf(store, { direction: 'asc', query })
  t.same(found('NeedLE'), ['id0', 'id2', 'id3', 'id4', 'id5'])
  t.same(found('nee dle'), ['id1'])
})

t.test('a list has only the contacts that fit, and says how many they are', async (t) => {
  const store = storeOf(['a', 'lead', 'b', 'lead'].map((email, added) => ({ added, updated: added, email })))
  const where = { text: 'lead', fits: ({ email }: Contact) => email === 'lead' }
  t.match(pageOf(store, { ...FIRST, where, limit: 1 }), { contacts: [{ id: 'id3' }], total: 2, next: { id: 'id3' } })
  t.same(idsOf(store, { where, query: 'LEAD' }), ['id3', 'id1'])
  t.same(idsOf(store, { where, query: 'b' }), [])
})
