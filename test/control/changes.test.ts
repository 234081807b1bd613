import t from 'tap'
import { changesBetween } from '../../src/control/changes.js'
import type { Contact } from '../../src/index.js'

const CONTACT: Contact = { id: 'a', locationId: 'b', fingerprint: 'c', dateAdded: 'd', tags: ['x'], customField: [{ id: 'f', value: 1 }] }

t.test('what is the same is no change', async (t) => {
  t.same(changesBetween(CONTACT, structuredClone(CONTACT)), [])
})

t.test('what came, what went and what is different are told field by field, custom fields by their ids', async (t) => {
  const before: Contact = { ...CONTACT, city: 'A', email: 'A@b.c', emailLowerCase: 'a@b.c' }
  const after: Contact = {
    ...CONTACT,
    email: 'b@b.c',
    emailLowerCase: 'b@b.c',
    tags: ['x', 'y'],
    customField: [{ id: 'f', value: 2 }],
    dnd: true
  }
  t.same(changesBetween(before, after), [
    { field: 'tags', before: ['x'], after: ['x', 'y'] },
    { field: 'city', before: 'A', after: null },
    { field: 'email', before: 'A@b.c', after: 'b@b.c' },
    { field: 'customField f', before: 1, after: 2 },
    { field: 'dnd', before: null, after: true }
  ])
})
