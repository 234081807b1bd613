import t from 'tap'
import type { Contact } from '../../src/records/contact.js'
import { putContacts } from '../../src/v1/contacts/seed.js'
import { place } from '../places.js'

const NOON = '2026-01-01T12:00:00.000Z'

t.test('a contact that is forgotten takes its notes, tasks and opportunities along', async (t) => {
  const location = place()
  putContacts([{ id: 'x' }, { id: 'y' }], location)
  for (const id of ['x', 'y']) {
    location.notes.put(id, { id: 'note', body: 'called', added: 0 })
    location.tasks.put(id, { id: 'task', title: 'call', dueDate: NOON, isCompleted: false })
    location.resources.opportunities.put({
      ...{ id: `of-${id}`, contactId: id, pipelineId: 'p', stageId: 's', name: 'sale', status: 'open' },
      ...{ created: 0, updated: 0, statusChanged: 0 }
    })
  }
  location.forgetContact(location.contacts.get('x') as Contact)
  const left = (id: string) => [
    location.contacts.has(id),
    location.notes.of(id).length,
    location.tasks.of(id).length,
    location.resources.opportunities.ofContact(id).length
  ]
  t.same(
    [left('x'), left('y')],
    [
      [false, 0, 0, 0],
      [true, 1, 1, 1]
    ]
  )
})
