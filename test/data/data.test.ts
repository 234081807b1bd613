import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { Clock } from '../../src/clock.js'
import { type Data, putContacts, readData, type SeedContact } from '../../src/data/data.js'
import { Chance } from '../../src/ids.js'
import { ContactStore, Room } from '../../src/records/contact-store.js'
import { Fidelity } from '../../src/rules/fidelity.js'
import type { Place } from '../../src/v1/contacts/create.js'
import { fixture } from '../fixtures.js'

const NOON = '2026-01-01T12:00:00.000Z'

function place(id = 'LOC'): Place {
  return {
    id,
    clock: new Clock(Date.parse(NOON)),
    chance: new Chance('seed', id),
    contacts: new ContactStore(new Room(1e9)),
    fidelity: new Fidelity('documented')
  }
}

const EXAMPLE: SeedContact = JSON.parse(fixture('create-contact/body.json'))
// The page's example has one id twice, which a contact cannot.
const { __moreField__, customField, ...FIELDS } = JSON.parse(fixture('create-contact/200.json')).contact
const ANSWERED = { ...FIELDS, customField: customField.slice(1) }

t.test('data comes from a file, from the call, or not at all', async (t) => {
  const settings = { name: 'x', country: 'MX', timezone: 'America/Chihuahua', allowDuplicateContact: true }
  const data: Data = {
    contacts: [EXAMPLE, ANSWERED],
    settings,
    locations: { 'test-a': { contacts: [{}] }, 'test-b': {}, 'test-c': { settings: {} } }
  }
  const dir = t.testdir({ 'data.json': JSON.stringify(data), 'marked.json': `\uFEFF${JSON.stringify(data)}` })
  t.same(readData(`${dir}/data.json`), data)
  t.same(readData(`${dir}/marked.json`), data, 'with a byte order mark')
  t.equal(readData(data), data)
  t.same(readData(undefined), {})
  t.same(readData({}), {})
})

const KNOWN = 'email, phone, firstName, lastName, name, dateOfBirth, address1, city, state, country, postalCode, companyName, website'
const WRONG: [data: unknown, why: string | RegExp][] = [
  [[], 'the body must be object; what came is []'],
  [{ contact: [] }, 'contact is not known; did you mean contacts?; known are contacts, settings, locations'],
  [{ contacts: {} }, 'contacts must be array; what came is {}'],
  [{ contacts: [{ email: 5 }] }, 'contacts.0.email must be string; what came is 5'],
  [{ contacts: [{}, { emial: 'x' }] }, new RegExp(`contacts\\.1\\.emial is not known; did you mean email\\?; known are ${KNOWN}`)],
  [{ contacts: [{ id: '' }] }, /contacts\.0\.id must NOT have fewer than 1 characters/],
  [{ contacts: [{ dateAdded: 'today' }] }, /contacts\.0\.dateAdded must match pattern/],
  [{ contacts: [{ customField: 5 }] }, 'contacts.0.customField must be object; what came is 5'],
  [{ locations: { a: { contact: [] } } }, 'locations.a.contact is not known; did you mean contacts?; known are contacts, settings'],
  [{ settings: { contry: 'MX' } }, /^settings\.contry is not known; did you mean country\?/],
  [{ settings: { country: 'USA' } }, 'settings.country must match pattern "^[A-Z]{2}$"; what came is "USA"'],
  [{ settings: { allowDuplicateContact: 'yes' } }, 'settings.allowDuplicateContact must be boolean; what came is "yes"'],
  [{ locations: { a: { contacts: [5] } } }, 'locations.a.contacts.0 must be object; what came is 5']
]

for (const [data, why] of WRONG) {
  t.test(`${JSON.stringify(data)} is refused with its place and what is wrong`, async (t) => {
    const { message } = t.throws(() => readData(data as Data), { name: 'DataError', code: 'ERR_DATA' }) as Error
    t.ok(message.startsWith('option data: '), message)
    t.match(message.slice('option data: '.length), why)
  })
}

t.test('a file that cannot be used is named', async (t) => {
  const dir = t.testdir({ broken: '{"contacts":', wrong: '{"contacts":5}' })
  const refused = { name: 'DataError', code: 'ERR_DATA' }
  t.throws(() => readData(`${dir}/none`), { ...refused, message: `data file ${dir}/none: ENOENT` })
  t.throws(() => readData(`${dir}/broken`), { ...refused, message: `data file ${dir}/broken: ` })
  t.throws(() => readData(`${dir}/wrong`), { ...refused, message: `data file ${dir}/wrong: contacts must be array; what came is 5` })
})

t.test('a contact that is put in has what was given, and the rest as if it had been sent', async (t) => {
  const here = place()
  const [bare, dated, own] = putContacts(
    [{}, { dateAdded: '2020-01-01T00:00:00Z', email: 'A@B.c' }, { id: 'mine', fingerprint: 'print' }],
    here
  )
  t.match(bare, { id: /^[A-Za-z0-9]{20}$/, locationId: 'LOC', fingerprint: /^[0-9a-f-]{36}$/, dateAdded: NOON, customField: [], tags: [] })
  t.match(dated, { dateAdded: '2020-01-01T00:00:00Z', emailLowerCase: 'a@b.c' })
  t.match(own, { id: 'mine', fingerprint: 'print', dateAdded: NOON })
  t.same(here.contacts.all(), [bare, dated, own])
})

t.test('a contact that is put in belongs where it is put, whatever it says', async (t) => {
  const [contact] = putContacts([{ email: 'A@B.c', locationId: 'ELSEWHERE', emailLowerCase: 'other' }], place())
  t.match(contact, { locationId: 'LOC', emailLowerCase: 'a@b.c' })
})

t.test('custom fields may stand as a request has them or as an answer has them', async (t) => {
  const values = [
    { id: 'b', value: 1 },
    { id: 'a', value: null }
  ]
  for (const customField of [{ b: 1, a: null }, values]) {
    t.same(putContacts([{ customField }], place())[0]?.customField, values)
  }
})

t.test('a contact that was answered comes back the same when it is put in', async (t) => {
  const [contact] = putContacts([ANSWERED], place(ANSWERED.locationId))
  t.strictSame(JSON.parse(JSON.stringify(contact)), { ...ANSWERED, emailLowerCase: ANSWERED.email.toLowerCase() })
  const name = fc.stringMatching(/^[a-z]\w{0,9}$/)
  const sent = fc.record(
    {
      email: fc.string(),
      phone: fc.string(),
      tags: fc.array(fc.string()),
      dnd: fc.boolean(),
      customField: fc.dictionary(name, fc.jsonValue())
    },
    { requiredKeys: [] }
  )
  fc.assert(
    fc.property(sent, (sent) => {
      const contacts = putContacts([sent], place())
      assert.deepStrictEqual(putContacts(contacts, place()), contacts)
    }),
    { numRuns: 30 }
  )
})

t.test('an id that is there already is refused, and then none is kept', async (t) => {
  const here = place()
  putContacts([{ id: 'x' }], here)
  const refused = { name: 'DataError', code: 'ERR_DATA', message: /^the contact id x is there already; leave it out, or give each its own/ }
  t.throws(() => putContacts([{ id: 'y' }, { id: 'x' }], here), refused)
  t.throws(() => putContacts([{ id: 'x' }, { id: 'x' }], place()), refused)
  t.equal(here.contacts.size, 1)
})
