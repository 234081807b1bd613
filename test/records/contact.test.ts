import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { addTags, type ContactFields, changeContact, fullName, makeContact, removeTags } from '../../src/records/contact.js'
import { fieldsOf } from '../../src/v1/contacts/contact.js'
import { sent, triedToSend } from '../v1/contacts/arbitraries.js'

const OWNED = { id: 'ID', locationId: 'LOC', fingerprint: 'PRINT', dateAdded: 'DATE' }
const [ADDED, LATER] = [
  { time: 0, nth: 1 },
  { time: 1000, nth: 2 }
]

const NAMES: [parts: ContactFields, full: string | undefined][] = [
  [{ firstName: 'John', lastName: 'Deo', name: 'Other' }, 'John Deo'],
  [{ firstName: 'John', lastName: ' ' }, 'John'],
  [{ lastName: 'Deo', name: 'Other' }, 'Deo'],
  [{ firstName: '', name: 'John Deo' }, 'John Deo'],
  [{}, undefined]
]

for (const [parts, full] of NAMES) {
  t.test(`the full name of ${JSON.stringify(parts)} is ${full}`, async (t) => {
    t.equal(fullName(parts), full)
  })
}

t.test('an update changes what it sends and leaves the rest, and what the server owns too', async () => {
  fc.assert(
    fc.property(sent, triedToSend, fc.constantFrom('replace' as const, 'merge' as const), (first, then, tagsOnUpdate) => {
      const before = makeContact(fieldsOf(first), OWNED, ADDED, ADDED)
      const frozen = JSON.stringify(before)
      const after = changeContact(before, fieldsOf(then), tagsOnUpdate, LATER)
      const tags = tagsOnUpdate === 'merge' ? [...new Set([...before.tags, ...(then.tags ?? [])])] : [...(then.tags ?? before.tags)]
      const both = { ...first, ...then, tags, customField: { ...first.customField, ...then.customField } }
      assert.deepEqual(after, makeContact(fieldsOf(both), OWNED, ADDED, LATER))
      return JSON.stringify(before) === frozen
    })
  )
})

t.test('a custom field that is sent again stays in its place, and one sent first comes last', async (t) => {
  const contact = makeContact(
    {
      customFields: [
        { id: 'b', value: 1 },
        { id: 'a', value: 2 }
      ]
    },
    OWNED,
    ADDED,
    ADDED
  )
  const { customFields } = changeContact(
    contact,
    {
      customFields: [
        { id: 'c', value: 3 },
        { id: 'b', value: null }
      ]
    },
    'replace',
    LATER
  )
  t.same(customFields, [
    { id: 'b', value: null },
    { id: 'a', value: 2 },
    { id: 'c', value: 3 }
  ])
})

t.test('tags are added each once and in order, and taken away wherever they are', async (t) => {
  t.same(addTags(['b', 'a'], ['a', 'c', 'c']), ['b', 'a', 'c'])
  t.same(removeTags(['b', 'a', 'c', 'a'], ['a', 'x']), ['b', 'c'])
})
