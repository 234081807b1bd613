import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Contact } from '../../../src/records/contact.js'
import { answerOf } from '../../../src/v1/contacts/contact.js'
import { idGivenTwice, putContacts } from '../../../src/v1/contacts/seed.js'
import { fixture } from '../../fixtures.js'
import { DOCUMENTED, OBSERVED, place } from '../../places.js'

const NOON = '2026-01-01T12:00:00.000Z'
const answered = (contact: Contact) => JSON.parse(JSON.stringify(answerOf(contact, DOCUMENTED)))

// The page's example has one id twice, which a contact cannot.
const { __moreField__, customField, ...FIELDS } = JSON.parse(fixture('create-contact/200.json')).contact
const ANSWERED = { ...FIELDS, customField: customField.slice(1) }

t.test('a contact that is put in has what was given, and the rest as if it had been sent', async (t) => {
  const here = place({ now: Date.parse(NOON) })
  const [bare, dated, own] = putContacts(
    [{}, { dateAdded: '2020-01-01T00:00:00Z', email: 'A@B.c' }, { id: 'mine', fingerprint: 'print' }],
    here
  )
  t.match(bare, { id: /^[A-Za-z0-9]{20}$/, locationId: 'LOC', fingerprint: /^[0-9a-f-]{36}$/, dateAdded: NOON, customFields: [], tags: [] })
  t.match(dated, { dateAdded: '2020-01-01T00:00:00Z', email: 'A@B.c' })
  t.match(own, { id: 'mine', fingerprint: 'print', dateAdded: NOON })
  t.same(here.contacts.all(), [bare, dated, own])
})

t.test('a contact that is put in belongs where it is put, whatever it says', async (t) => {
  const [contact] = putContacts([{ email: 'A@B.c', locationId: 'ELSEWHERE', emailLowerCase: 'other' }], place())
  t.match(contact && answered(contact), { locationId: 'LOC', emailLowerCase: 'a@b.c' })
})

t.test('custom fields may stand as a request has them or as an answer has them', async (t) => {
  const values = [
    { id: 'b', value: 1 },
    { id: 'a', value: null }
  ]
  for (const customField of [{ b: 1, a: null }, values]) {
    t.same(putContacts([{ customField }], place())[0]?.customFields, values)
  }
})

t.test('a contact that was answered comes back the same when it is put in', async (t) => {
  const [contact] = putContacts([ANSWERED], place({ id: ANSWERED.locationId }))
  t.strictSame(contact && answered(contact), { ...ANSWERED, emailLowerCase: ANSWERED.email.toLowerCase() })
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
    fc.property(sent, fc.constantFrom(DOCUMENTED, OBSERVED), (sent, fidelity) => {
      const [contact] = putContacts([sent], place())
      const [again] = putContacts(contact ? [answerOf(contact, fidelity)] : [], place())
      assert.deepStrictEqual(again, contact)
    }),
    { numRuns: 30 }
  )
})

t.test('an id that two contacts have, or one and another that is there, is found', async (t) => {
  const here = place()
  putContacts([{ id: 'x' }], here)
  const isThere = (id: string) => here.contacts.has(id)
  t.equal(idGivenTwice([{ id: 'y' }, { id: 'x' }], isThere), 'x')
  t.equal(idGivenTwice([{ id: 'x' }, { id: 'x' }]), 'x')
  t.equal(idGivenTwice([{ id: 'y' }, { id: 'z' }, { id: 'y' }], isThere), 'y')
  t.equal(idGivenTwice([{ id: 'y' }, { id: 'z' }, {}, {}], isThere), undefined)
  t.equal(idGivenTwice([{ id: 'x' }]), undefined)
})
