import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { makeContact } from '../../../src/records/contact.js'
import { answerOf, type Contact, type CreateContact, fieldsOf } from '../../../src/v1/contacts/contact.js'
import { CONTACT_FIELDS } from '../../../src/v1/contacts/schema.js'
import { fixture } from '../../fixtures.js'
import { DOCUMENTED, OBSERVED } from '../../places.js'
import { OBSERVED_KEYS, sent, triedToSend } from './arbitraries.js'

const OWNED = { id: 'ID', locationId: 'LOC', fingerprint: 'PRINT', dateAdded: 'DATE' }
const NOW = { time: 0, nth: 1 }
/** The keys of the documented answer. */
const KEYS = Object.keys(JSON.parse(fixture('create-contact/200.json')).contact).filter((key) => key !== '__moreField__')

const fidelity = fc.constantFrom(DOCUMENTED, OBSERVED)
const inJson = (contact: Contact) => JSON.parse(JSON.stringify(contact))
const answered = (sent: CreateContact, fidelity = DOCUMENTED) =>
  inJson(answerOf(makeContact(fieldsOf({ ...sent }), OWNED, NOW, NOW), fidelity))

/** The fields of an answer that were sent, with customField as it was sent. */
function sentOf(contact: Contact): CreateContact {
  const fields = Object.entries(contact).filter(([name]) => CONTACT_FIELDS.includes(name))
  return { ...Object.fromEntries(fields), customField: Object.fromEntries(contact.customField.map(({ id, value }) => [id, value])) }
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

const NAMES: [parts: CreateContact, full: string | undefined][] = [
  [{ firstName: 'John', lastName: 'Deo', name: 'Other' }, 'John Deo'],
  [{ firstName: 'John', lastName: ' ' }, 'John'],
  [{ lastName: 'Deo', name: 'Other' }, 'Deo'],
  [{ firstName: '', name: 'John Deo' }, 'John Deo'],
  [{}, undefined]
]

for (const [parts, full] of NAMES) {
  t.test(`contact.lower-case-fields: of ${JSON.stringify(parts)} the full name in lower case is ${full?.toLowerCase()}`, async (t) => {
    t.equal(answered(parts, OBSERVED).fullNameLowerCase, full?.toLowerCase())
  })
}
