import t from 'tap'
import { newContact } from '../../../src/contacts/make.js'
import { tasksFor } from '../../../src/v2/locations/task-search.js'
import { place } from '../../places.js'
import { inV2, LOCATION } from '../calls.js'

const SEARCH = `/locations/${LOCATION}/tasks/search`

inV2('v2.task-search: tasks of all contacts are searched; all that is sent must fit', async (t, call, send) => {
  const v1 = async (path: string, sent: object) =>
    JSON.parse((await send({ path: `/v1/contacts${path}`, body: JSON.stringify(sent) })).text)
  const [ann, ben] = [(await v1('/', { email: 'a@b.example' })).contact.id, (await v1('/', { email: 'b@b.example' })).contact.id]
  const add = (contact: string, sent: object) => v1(`/${contact}/tasks`, { dueDate: '2026-01-01T00:00:00Z', ...sent })
  const call1 = await add(ann, { title: 'Call Ann', description: 'about the offer', assignedTo: 'U1' })
  const call2 = await add(ben, { title: 'Call Ben', assignedTo: 'U2', status: 'completed' })
  const write = await add(ann, { title: 'Write', description: 'an OFFER', status: 'completed' })
  const found = async (sent: object) => {
    const { status, body } = await call('POST', SEARCH, sent)
    t.equal(status, 200)
    return body.tasks.map(({ id }: { id: string }) => id)
  }
  t.equal(
    (await call('POST', SEARCH, { query: 'call a' })).text,
    JSON.stringify({
      tasks: [
        {
          ...{ id: call1.id, title: 'Call Ann', body: 'about the offer', assignedTo: 'U1', dueDate: '2026-01-01T00:00:00Z' },
          ...{ completed: false, contactId: ann }
        }
      ]
    })
  )
  t.strictSame(await found({}), [call1.id, write.id, call2.id])
  t.strictSame(await found({ contactId: [ben, 'unknown'] }), [call2.id])
  t.strictSame(await found({ contactId: [ann, ben], completed: true }), [write.id, call2.id])
  t.strictSame(await found({ completed: false }), [call1.id])
  t.strictSame(await found({ assignedTo: ['U1', 'U2'] }), [call1.id, call2.id])
  t.strictSame(await found({ query: 'offer' }), [call1.id, write.id])
  t.strictSame(await found({ query: 'offer', assignedTo: ['U2'] }), [])
  t.strictSame(await found({ limit: 1 }), [call1.id])
  t.strictSame(await found({ skip: 1, limit: 1 }), [write.id])
  t.strictSame(await found({ skip: 3 }), [])
  t.strictSame(await found({ businessId: 'B1' }), [])
})

t.test('v2.task-search: with a businessId, tasks of contacts of that business alone are found', async (t) => {
  const location = place()
  for (const details of [undefined, { businessId: 'B1' }, { businessId: 'B2' }]) {
    const contact = newContact({ email: 'a@b.example', ...(details && { details }) }, location)
    location.contacts.put(contact)
    location.tasks.put(contact.id, { id: details?.businessId ?? 'none', title: 'x', dueDate: 'y', isCompleted: false })
  }
  const found = tasksFor({ businessId: 'B1' }, location)
  t.strictSame(
    found.map(([, { id }]) => id),
    ['B1']
  )
})

inV2('v2.task-search: 25 tasks are answered when no limit is sent', async (t, call, send) => {
  const { contact } = JSON.parse((await send({ body: '{"email":"a@b.example"}' })).text)
  for (let count = 0; count < 27; count++)
    await send({ path: `/v1/contacts/${contact.id}/tasks`, body: `{"title":"${count}","dueDate":"2026-01-01T00:00:00Z"}` })
  const titles = async (sent: object) => (await call('POST', SEARCH, sent)).body.tasks.map(({ title }: { title: string }) => title)
  t.equal((await titles({})).length, 25)
  t.strictSame(await titles({ skip: 25 }), ['25', '26'])
})

inV2('v2.types: a limit or skip that is no whole number, or out of bounds, gets 422', async (t, call) => {
  const messages = async (sent: object) => (await call('POST', SEARCH, sent)).body.message
  t.strictSame(await messages({ limit: 0, skip: -1 }), ['limit must not be less than 1', 'skip must not be less than 0'])
  t.strictSame(await messages({ limit: 1001, skip: 0.5 }), ['limit must not be greater than 1000', 'skip must be an integer number'])
  t.strictSame(await messages({ status: 'completed' }), ['property status should not exist'])
})
