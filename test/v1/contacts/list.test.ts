import t from 'tap'
import type { ListQuery } from '../../../src/contacts/pages.js'
import { type ContactFields, makeContact } from '../../../src/records/contact.js'
import { listed, readListQuery } from '../../../src/v1/contacts/list.js'
import { CONTACT_FIELDS } from '../../../src/v1/contacts/schema.js'

const OWNED = { id: 'ID', locationId: 'LOC', fingerprint: 'PRINT', dateAdded: 'DATE' }

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

t.test('contact.list: in a list a contact has every key, null where there is nothing, names in lower case', async (t) => {
  const [added, updated] = [
    { time: 0, nth: 1 },
    { time: 1000, nth: 2 }
  ]
  const shown = (fields: ContactFields) => listed(makeContact(fields, OWNED, added, updated))
  t.match(shown({ firstName: 'John', lastName: 'Deo', email: 'A@B.c' }), { contactName: 'john deo', firstName: 'john', email: 'a@b.c' })
  t.match(shown({ email: 'A@B.c', phone: '1' }), { contactName: 'a@b.c', phone: '1', firstName: null })
  t.match(shown({ email: ' ', phone: '1' }), { contactName: '1', dnd: false })
  t.match(shown({ details: { assignedTo: 'U1' } }), { assignedTo: 'U1' })
  t.match(shown({ dnd: true }), { contactName: null, dnd: true, tags: [], dateAdded: 'DATE', dateUpdated: '1970-01-01T00:00:01.000Z' })
  const bare = Object.entries(shown({}))
  const filled = Object.keys(shown({ ...Object.fromEntries(CONTACT_FIELDS.map((name) => [name, 'x'])), tags: [], customFields: [] }))
  t.same(
    bare.map(([name]) => name),
    filled
  )
  t.ok(bare.every(([, value]) => value !== undefined))
})
