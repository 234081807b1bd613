import t from 'tap'
import { observedChangesOf } from '../../src/contacts/observed-changes.js'
import type { ContactFields } from '../../src/records/contact.js'
import { DOCUMENTED, OBSERVED, place } from '../places.js'

t.test('phone.country: a national number is completed with the country of the contact, else of the location', async (t) => {
  const location = place({ settings: { country: 'MX' } })
  const observedChanges = await observedChangesOf(OBSERVED)
  const phones = (sent: ContactFields, isNew: boolean) => {
    const { fields, applied } = observedChanges(sent, location, isNew)
    return [fields.phone, applied]
  }
  t.same(phones({ phone: '(415) 555-2671', country: 'US' }, true), ['+14155552671', ['phone.e164']])
  t.same(phones({ phone: '55 1234 5678' }, true), ['+525512345678', ['country.default', 'phone.e164']])
  t.same(phones({ phone: '55 1234 5678' }, false), ['+525512345678', ['phone.e164']])
  t.same(phones({ phone: 'none' }, false), ['none', []])
})

const CHANGES: [rule: string, sent: ContactFields, changed: ContactFields][] = [
  ['tags.lower-case', { tags: ['Hot', 'x'] }, { tags: ['hot', 'x'] }],
  ['name.split', { name: ' Ann  van\tDyk ' }, { name: ' Ann  van\tDyk ', firstName: 'Ann', lastName: 'van Dyk' }],
  ['name.split', { name: 'Ann ' }, { name: 'Ann ', firstName: 'Ann' }],
  [
    'custom-field.by-key',
    {
      customFields: [
        { id: 'my_field', value: 1 },
        { id: 'a', value: 2 },
        { id: 'FIELD', value: 3 }
      ]
    },
    {
      customFields: [
        { id: 'FIELD', value: 3 },
        { id: 'a', value: 2 }
      ]
    }
  ]
]

for (const [rule, sent, changed] of CHANGES) {
  t.test(`${rule}: ${JSON.stringify(sent)} is kept as ${JSON.stringify(changed)}, with fidelity observed alone`, async (t) => {
    const location = place()
    location.customFields.put({ id: 'FIELD', name: 'My field', key: 'contact.my_field', placeholder: '', position: 0, dataType: 'TEXT' })
    t.same((await observedChangesOf(OBSERVED))(sent, location, false), { fields: changed, applied: [rule] })
    t.same((await observedChangesOf(DOCUMENTED))(sent, location, true), { fields: sent, applied: [] })
  })
}

t.test('name.split: a name is not taken apart where one of its parts is sent, or where it is blank', async (t) => {
  const observedChanges = await observedChangesOf(OBSERVED)
  for (const sent of [{ name: 'Ann Lee', firstName: 'Bea' }, { name: 'Ann Lee', lastName: 'May' }, { name: ' ' }])
    t.same(observedChanges(sent, place(), false), { fields: sent, applied: [] })
})

t.test('custom-field.by-key, tags.lower-case: what is in the documented form already is kept as it is, by no rule', async (t) => {
  const sent = { tags: ['a'], customFields: [{ id: 'a', value: 1 }] }
  t.same((await observedChangesOf(OBSERVED))(sent, place(), false), { fields: sent, applied: [] })
})
