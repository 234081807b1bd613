import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { Clock } from '../../../src/clock.js'
import { Chance } from '../../../src/ids.js'
import { Entry } from '../../../src/journal/exchange.js'
import { type Location, Locations } from '../../../src/locations/locations.js'
import { settingsOfCall } from '../../../src/options/settings.js'
import { ContactStore, type Kept, type Moment, Room } from '../../../src/records/contact-store.js'
import { Fidelity } from '../../../src/rules/fidelity.js'
import {
  type Contact,
  type CreateContact,
  changed,
  fullName,
  isBlank,
  lacksEmailAndPhone,
  makeContact
} from '../../../src/v1/contacts/contact.js'
import { createContact, type Place, updateContact } from '../../../src/v1/contacts/create.js'
import { type ListQuery, listed, pageOf, readListQuery } from '../../../src/v1/contacts/list.js'
import { inDocumentedForm, intakeOf } from '../../../src/v1/contacts/normalise.js'
import { CONTACT_FIELDS } from '../../../src/v1/contacts/schema.js'
import { fixture } from '../../fixtures.js'

const OWNED = { id: 'ID', locationId: 'LOC', fingerprint: 'PRINT', dateAdded: 'DATE' }
const DOCUMENTED = new Fidelity('documented')
const OBSERVED = new Fidelity('observed')
/** The keys of the documented answer. */
const KEYS = Object.keys(JSON.parse(fixture('create-contact/200.json')).contact).filter((key) => key !== '__moreField__')
const OBSERVED_KEYS = ['firstNameLowerCase', 'lastNameLowerCase', 'fullNameLowerCase', 'type']

const text = fc.string()
const documented = {
  ...Object.fromEntries(CONTACT_FIELDS.map((name) => [name, text])),
  dnd: fc.boolean(),
  tags: fc.array(text),
  customField: fc.dictionary(fc.stringMatching(/^[A-Za-z]\w{0,20}$/), fc.jsonValue())
}
const undocumented = Object.fromEntries(
  [...Object.keys(OWNED), ...OBSERVED_KEYS, 'emailLowerCase', 'assignedTo'].map((name) => [name, text])
)
const sent: fc.Arbitrary<CreateContact> = fc.record(documented, { requiredKeys: [] })
const triedToSend: fc.Arbitrary<CreateContact> = fc.record({ ...documented, ...undocumented }, { requiredKeys: [] })
const fidelity = fc.constantFrom(DOCUMENTED, OBSERVED)

const inJson = (contact: Contact) => JSON.parse(JSON.stringify(contact))
const answered = (sent: CreateContact, fidelity = DOCUMENTED) => inJson(makeContact(sent, OWNED, fidelity))

/** The fields of an answer that were sent, with customField as it was sent. */
function sentOf(contact: Contact): CreateContact {
  const fields = Object.entries(contact).filter(([name]) => CONTACT_FIELDS.includes(name))
  return { ...Object.fromEntries(fields), customField: Object.fromEntries(contact.customField.map(({ id, value }) => [id, value])) }
}

function place(now = 0): Place {
  const [clock, chance] = [new Clock(now), new Chance('seed', 'LOC')]
  return { id: 'LOC', clock, chance, contacts: new ContactStore(new Room(1e9)), fidelity: DOCUMENTED }
}

t.test('what the server owns never comes from the caller, and what is not documented never comes back', async () => {
  fc.assert(
    fc.property(triedToSend, fidelity, (sent, fidelity) => {
      const contact = answered(sent, fidelity)
      for (const [name, value] of Object.entries(OWNED)) assert.equal(contact[name], value)
      assert.equal(contact.emailLowerCase, sent.email?.trim() ? sent.email.toLowerCase() : undefined)
      assert.equal(contact.type, fidelity === OBSERVED ? 'lead' : undefined)
      assert.equal(contact.firstNameLowerCase, fidelity === OBSERVED ? sent.firstName?.toLowerCase() : undefined)
      const known = [...CONTACT_FIELDS, ...Object.keys(OWNED), 'emailLowerCase', ...(fidelity === OBSERVED ? OBSERVED_KEYS : [])]
      return Object.keys(contact).every((key) => known.includes(key))
    })
  )
})

t.test('every documented field comes back as it was sent; customField as a list, and it and tags always', async () => {
  fc.assert(
    fc.property(sent, fidelity, (sent, fidelity) => {
      const contact = answered(sent, fidelity)
      assert.ok(Array.isArray(contact.customField))
      assert.deepEqual(sentOf(contact), inJson({ tags: [], customField: {}, ...sent } as Contact & CreateContact))
    })
  )
  assert.deepEqual(answered({ customField: { b: 1, a: null } }).customField, [
    { id: 'b', value: 1 },
    { id: 'a', value: null }
  ])
})

t.test('keys stand in the documented order, whatever the order they were sent in', async (t) => {
  fc.assert(
    fc.property(sent, fc.boolean(), fidelity, (sent, reversed, fidelity) => {
      const entries = Object.entries(sent)
      const keys = Object.keys(answered(Object.fromEntries(reversed ? entries.reverse() : entries), fidelity))
      const known = keys.filter((key) => KEYS.includes(key))
      assert.deepEqual(keys.slice(0, known.length), known)
      assert.deepEqual(
        known,
        KEYS.filter((key) => keys.includes(key))
      )
    })
  )
  const all = Object.fromEntries(CONTACT_FIELDS.map((name) => [name, 'x']))
  t.same(Object.keys(answered({ ...all, dnd: true, tags: [], customField: {} })).slice(0, KEYS.length), KEYS)
})

t.test('contact.email-or-phone: the rule is broken exactly when both are blank', async () => {
  const blank = fc.constantFrom(undefined, '', ' ', '\t\n', '\u00A0')
  const filled = fc.string().filter((text) => text.trim() !== '')
  const broken = ([email, phone]: [string | undefined, string | undefined]) =>
    lacksEmailAndPhone({ ...(email !== undefined && { email }), ...(phone !== undefined && { phone }) })
  fc.assert(
    fc.property(blank, blank, filled, filled, (none, nothing, one, other) => {
      return broken([none, nothing]) && !broken([one, nothing]) && !broken([none, one]) && !broken([one, other])
    })
  )
})

t.test('blank is what is absent, empty, or only white space', async (t) => {
  for (const text of [undefined, '', ' ', '\r\n\t', '\u3000']) t.ok(isBlank(text))
  for (const text of ['0', ' a ', '.', '\u0000']) t.notOk(isBlank(text))
})

const NAMES: [parts: CreateContact, full: string | undefined][] = [
  [{ firstName: 'John', lastName: 'Deo', name: 'Other' }, 'John Deo'],
  [{ firstName: 'John', lastName: ' ' }, 'John'],
  [{ lastName: 'Deo', name: 'Other' }, 'Deo'],
  [{ firstName: '', name: 'John Deo' }, 'John Deo'],
  [{}, undefined]
]

for (const [parts, full] of NAMES) {
  t.test(`the full name of ${JSON.stringify(parts)} is ${full}`, async (t) => {
    t.equal(fullName(parts), full)
    t.equal(answered(parts, OBSERVED).fullNameLowerCase, full?.toLowerCase())
  })
}

t.test('an update changes what it sends and leaves the rest, and what the server owns too', async () => {
  fc.assert(
    fc.property(
      sent,
      triedToSend,
      fc.constantFrom('replace' as const, 'merge' as const),
      fidelity,
      (first, then, tagsOnUpdate, fidelity) => {
        const before = makeContact(first, OWNED, fidelity)
        const frozen = JSON.stringify(before)
        const after = inJson(changed(before, then, tagsOnUpdate, fidelity))
        const tags = tagsOnUpdate === 'merge' ? [...new Set([...before.tags, ...(then.tags ?? [])])] : (then.tags ?? before.tags)
        const both = { ...first, ...then, tags, customField: { ...first.customField, ...then.customField } }
        assert.deepEqual(after, answered(both, fidelity))
        return JSON.stringify(before) === frozen
      }
    )
  )
})

t.test('creating draws an id and a fingerprint, takes the time of the location, and keeps the contact', async (t) => {
  const now = Date.parse('2026-01-01T12:00:00.001Z')
  const [here, chance] = [place(now), new Chance('seed', 'LOC')]
  const first = createContact({ email: 'a@b.c' }, here)
  t.match(first, { id: chance.id(), locationId: 'LOC', fingerprint: chance.fingerprint(now), dateAdded: '2026-01-01T12:00:00.001Z' })
  here.clock.advance(1000)
  const second = createContact({ email: 'a@b.c' }, here)
  t.match(second, { id: chance.id(), dateAdded: '2026-01-01T12:00:01.001Z' })
  t.same(here.contacts.all(), [first, second])
  t.same(here.contacts.get(second.id), { contact: second, added: { time: now + 1000, nth: 2 }, updated: { time: now + 1000, nth: 2 } })
})

t.test('what is given of the server’s own is taken, but never the location', async (t) => {
  const dateAdded = '2020-01-01T00:00:00Z'
  const here = place()
  t.match(createContact({}, here, { ...OWNED, dateAdded, locationId: 'ELSEWHERE' }), { ...OWNED, dateAdded })
  t.match(here.contacts.get('ID'), { added: { time: Date.parse(dateAdded) }, updated: { time: Date.parse(dateAdded) } })
})

t.test('an update is kept in the place of what it changes, with its time', async (t) => {
  const here = place(1000)
  const [first] = ['a', 'b'].map((email) => createContact({ email }, here))
  here.clock.advance(500)
  const kept = here.contacts.get(first?.id as string) as Kept
  const contact = updateContact(kept, { phone: '1' }, here, 'replace')
  t.match(contact, { email: 'a', phone: '1', dateAdded: first?.dateAdded })
  t.same(here.contacts.get(contact.id), { contact, added: { time: 1000, nth: 1 }, updated: { time: 1500, nth: 3 } })
  t.same(
    here.contacts.all().map(({ email }) => email),
    ['a', 'b']
  )
})

t.test('whatever was put in, replaced and taken out, every look-up and order is that of a plain list', async () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const email = fc.constantFrom(undefined, '', 'x', 'X', 'y')
  const step = fc.record({ id, email, phone: email, time: fc.nat(3), does: fc.constantFrom('put', 'put', 'put', 'remove', 'look') })
  const compare = (one: Moment, other: Moment) => one.time - other.time || one.nth - other.nth
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.record({ time: fc.nat(3), nth: fc.nat(30) }), (steps, after) => {
      const store = new ContactStore(new Room(1e9))
      const list: Kept[] = []
      const check = () => {
        assert.equal(store.size, list.length)
        assert.deepEqual(
          store.all(),
          list.map(({ contact }) => contact)
        )
        for (const name of ['email', 'phone'] as const) {
          const having = (text: string) => list.filter(({ contact }) => contact[name]?.toLowerCase() === text.toLowerCase())
          for (const text of ['x', 'X', 'y']) assert.deepEqual(store.with(name, text), having(text))
          assert.deepEqual(store.with(name, ''), [])
        }
        for (const order of ['added', 'updated'] as const) {
          const ascending = list.toSorted((one, other) => compare(one[order], other[order]))
          assert.deepEqual([...store.inOrder(order, 'asc')], ascending)
          assert.deepEqual([...store.inOrder(order, 'desc')], ascending.toReversed())
          const isPast = (kept: Kept) => compare(kept[order], after)
          assert.deepEqual(
            [...store.inOrder(order, 'asc', after)],
            ascending.filter((kept) => isPast(kept) > 0)
          )
          assert.deepEqual([...store.inOrder(order, 'desc', after)], ascending.filter((kept) => isPast(kept) < 0).toReversed())
        }
      }
      for (const { id, email, phone, time, does } of steps) {
        const at = list.findIndex(({ contact }) => contact.id === id)
        const there = list[at]
        assert.equal(store.has(id), there !== undefined)
        assert.equal(store.get(id), there)
        if (does === 'look') check()
        else if (does === 'put') {
          const sent = { ...(email !== undefined && { email }), ...(phone !== undefined && { phone }) }
          const contact = makeContact(sent, { ...OWNED, id }, DOCUMENTED)
          const updated = store.nextMoment(time)
          const kept = { contact, added: there?.added ?? updated, updated }
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

const QUERIES: [query: Record<string, unknown>, asked: Partial<ListQuery>, ignored: string[]][] = [
  [{}, { limit: 20, query: undefined, order: 'added', direction: 'desc', startAfter: undefined, startAfterId: undefined, page: 1 }, []],
  [{ limit: '5', query: 'a b', sortBy: 'date_updated', order: 'asc' }, { limit: 5, query: 'a b', order: 'updated', direction: 'asc' }, []],
  [{ startAfter: '1751367061898', startAfterId: 'x', page: '3' }, { startAfter: 1_751_367_061_898, startAfterId: 'x', page: 3 }, []],
  [{ limit: '1', page: '1', startAfter: '0' }, { limit: 1, page: 1, startAfter: 0 }, []],
  [{ limit: '101' }, { limit: 100 }, []],
  [{ limit: '', query: '', page: '' }, { limit: 20, query: undefined, page: 1 }, []],
  [{ limit: '0' }, { limit: 20 }, ['limit=0 was ignored: it is not understood']],
  [
    { limit: '1.5', page: '-1' },
    { limit: 20, page: 1 },
    ['limit=1.5 was ignored: it is not understood', 'page=-1 was ignored: it is not understood']
  ],
  [{ limit: ['5', '6'] }, { limit: 20 }, ['limit=5,6 was ignored: it is not understood']],
  [
    { order: 'up', sortBy: 'toString' },
    { order: 'added', direction: 'desc' },
    ['sortBy=toString', 'order=up'].map((part) => `${part} was ignored: it is not understood`)
  ],
  [{ startAfter: 'yesterday' }, { startAfter: undefined }, ['startAfter=yesterday was ignored: it is not understood']]
]

for (const [query, asked, ignored] of QUERIES) {
  t.test(`a list is asked for by ${JSON.stringify(query)}, and what is not understood is told`, async (t) => {
    const read = readListQuery(query)
    t.match(read, asked)
    t.same(read.ignored, ignored)
  })
}

/** A store of contacts with these times, named by their places in the list. */
function storeOf(times: { added: number; updated: number; email: string }[]): ContactStore {
  const store = new ContactStore(new Room(1e9))
  for (const [index, { added, updated, email }] of times.entries()) {
    const contact = makeContact({ email }, { ...OWNED, id: `id${index}` }, DOCUMENTED)
    store.put({ contact, added: store.nextMoment(added), updated: store.nextMoment(updated) })
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
        const wanted = [...store.inOrder(order, direction)].filter(({ contact }) => !query || contact.email !== 'other')
        const found: Kept[] = []
        for (let page = pageOf(store, asked); ; ) {
          assert.equal(page.total, wanted.length)
          assert.deepEqual(pageOf(store, { ...asked, page: found.length / limit + 1 }).contacts, page.contacts)
          found.push(...page.contacts)
          if (page.next === undefined) break
          assert.equal(page.contacts.length, limit)
          page = pageOf(store, { ...asked, startAfter: page.next.time, startAfterId: page.next.id })
        }
        assert.deepEqual(found, wanted)
      }
    )
  )
})

function idsOf(store: ContactStore, more: Partial<ListQuery>): string[] {
  return pageOf(store, { ...readListQuery({}), ...more }).contacts.map(({ contact }) => contact.id)
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
  store.remove(store.get('id2') as Kept)
  t.same(ids({ startAfter: 2, startAfterId: 'id2' }), ['id1', 'id0'])
  t.same(ids({ startAfter: 2, startAfterId: 'id2', direction: 'asc' }), ['id1', 'id3'])
  const id1 = store.get('id1') as Kept
  store.put({ ...id1, updated: store.nextMoment(4) })
  const byUpdate = { startAfter: 2, startAfterId: 'id1', order: 'updated' } as const
  t.same(ids(byUpdate), ['id0'])
  t.same(ids({ ...byUpdate, direction: 'asc' }), ['id3', 'id1'])
})

t.test('a list searches name, phone, e-mail, tags and company, in any case', async (t) => {
  const parts: CreateContact[] = [
    { name: 'Needle' },
    { firstName: 'Nee', lastName: 'dle' },
    { phone: '+needle' },
    { email: 'needle@b.c' },
    { companyName: 'NEEDLE' }
  ]
  const store = new ContactStore(new Room(1e9))
  for (const [index, sent] of [...parts, { tags: ['x', 'needle'] }, { city: 'needle', source: 'needle' }].entries()) {
    const added = store.nextMoment(index)
    store.put({ contact: makeContact(sent, { ...OWNED, id: `id${index}` }, DOCUMENTED), added, updated: added })
  }
  const found = (query: string) => idsOf(store, { direction: 'asc', query })
  t.same(found('NeedLE'), ['id0', 'id2', 'id3', 'id4', 'id5'])
  t.same(found('nee dle'), ['id1'])
})

t.test('contact.list: in a list a contact has every key, null where there is nothing, names in lower case', async (t) => {
  const [added, updated] = [
    { time: 0, nth: 1 },
    { time: 1000, nth: 2 }
  ]
  const shown = (sent: CreateContact) => listed({ contact: makeContact(sent, OWNED, DOCUMENTED), added, updated })
  t.match(shown({ firstName: 'John', lastName: 'Deo', email: 'A@B.c' }), { contactName: 'john deo', firstName: 'john', email: 'a@b.c' })
  t.match(shown({ email: 'A@B.c', phone: '1' }), { contactName: 'a@b.c', phone: '1', firstName: null })
  t.match(shown({ email: ' ', phone: '1' }), { contactName: '1', dnd: false })
  t.match(shown({ dnd: true }), { contactName: null, dnd: true, tags: [], dateAdded: 'DATE', dateUpdated: '1970-01-01T00:00:01.000Z' })
  const bare = Object.entries(shown({}))
  const filled = Object.keys(shown({ ...Object.fromEntries(CONTACT_FIELDS.map((name) => [name, 'x'])), tags: [], customField: {} }))
  t.same(
    bare.map(([name]) => name),
    filled
  )
  t.ok(bare.every(([, value]) => value !== undefined))
})

const FORMS: [body: unknown, form: unknown][] = [
  [
    { email: null, phone: '1', tags: [] },
    { phone: '1', tags: [] }
  ],
  [{ customField: { a: null } }, { customField: { a: null } }],
  [
    { customField: [{ id: 'a', value: 1 }, { id: 'b', field_value: 2 }, { id: 'c' }, { id: 'd', value: false }] },
    { customField: { a: 1, b: 2, c: null, d: false } }
  ],
  [{ customField: [{ id: 5, value: 1 }] }, { customField: [{ id: 5, value: 1 }] }],
  [{ customField: [null] }, { customField: [null] }],
  [[null], [null]],
  [null, null],
  ['text', 'text']
]

for (const [body, form] of FORMS) {
  t.test(`custom-field.forms, body.null-absent: the documented form of ${JSON.stringify(body)} is ${JSON.stringify(form)}`, async (t) => {
    t.strictSame(inDocumentedForm(body), form)
  })
}

t.test('phone.country: a national number is completed with the country of the contact, else of the location', async (t) => {
  const location = new Locations(settingsOfCall({ country: 'MX' }), OBSERVED).open('test-a')?.location as Location
  const { normalise } = await intakeOf(OBSERVED)
  const phones = (body: CreateContact, isNew: boolean) => {
    const exchange = new Entry('POST', '/', [], 0)
    return [normalise({ body, exchange } as Parameters<typeof normalise>[0], location, isNew).phone, exchange.applied]
  }
  t.same(phones({ phone: '(415) 555-2671', country: 'US' }, true), ['+14155552671', ['phone.e164']])
  t.same(phones({ phone: '55 1234 5678' }, true), ['+525512345678', ['country.default', 'phone.e164']])
  t.same(phones({ phone: '55 1234 5678' }, false), ['+525512345678', ['phone.e164']])
  t.same(phones({ phone: 'none' }, false), ['none', []])
})
