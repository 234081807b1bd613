import { inV2, LOCATION } from '../calls.js'

const LEAD = { locationId: LOCATION, email: 'ann@lee.example' }
const TASK = { title: 'Call', dueDate: '2020-10-25T11:00:00Z', completed: false }

inV2('v2.task: a task is created, read, listed, changed, completed and deleted, in the form of the contract', async (t, call) => {
  const { id: contactId } = (await call('POST', '/contacts/', LEAD)).body.contact
  const tasks = `/contacts/${contactId}/tasks`
  const made = await call('POST', tasks, { ...TASK, body: 'by phone', assignedTo: 'U1' })
  const { id } = made.body.task
  const task = { id, title: 'Call', body: 'by phone', assignedTo: 'U1', dueDate: TASK.dueDate, completed: false, contactId }
  t.strictSame([made.status, made.text], [201, JSON.stringify({ task })])
  const changed = await call('PUT', `${tasks}/${id}`, { title: 'Write', body: 'a letter' })
  t.strictSame([changed.status, changed.body.task], [200, { ...task, title: 'Write', body: 'a letter' }])
  const done = await call('PUT', `${tasks}/${id}/completed`, { completed: true })
  t.strictSame([done.status, done.body.task], [200, { ...changed.body.task, completed: true }])
  t.strictSame((await call('GET', `${tasks}/${id}`)).body, done.body)
  t.strictSame((await call('GET', tasks)).body, { tasks: [done.body.task] })
  t.strictSame((await call('DELETE', `${tasks}/${id}`)).body, { succeded: true })
  t.strictSame((await call('GET', tasks)).body, { tasks: [] })
})

inV2('v2.task-unknown: an id that no task of the contact has gets 400', async (t, call) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  for (const path of ['none', 'none/completed']) {
    const { status, body } = await call('PUT', `/contacts/${id}/tasks/${path}`, path === 'none' ? {} : { completed: true })
    t.strictSame([status, body], [400, { statusCode: 400, message: 'Task with id none not found' }])
  }
})

inV2('a task needs its title, due date and whether it is completed; what v1 has is refused with what v2 has', async (t, call) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  t.match(await call('POST', `/contacts/${id}/tasks`, {}), { status: 422, body: { message: ['title should not be empty'] } })
  const refused = await call('POST', `/contacts/${id}/tasks`, { ...TASK, description: 'x', status: 'completed' })
  t.strictSame(refused.body.message, ['property description should not exist', 'property status should not exist'])
  t.match(refused.headers['x-emulator-reason'], /v2 has body.*v2 has completed: true or false/)
})

inV2('a task of one version is read by the other', async (t, call, send) => {
  const ofV1 = async (method: string, path: string, sent?: object) =>
    JSON.parse((await send({ method, path: `/v1/contacts/${path}`, body: sent && JSON.stringify(sent) })).text)
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  const first = await ofV1('POST', `${id}/tasks`, { title: 'one', dueDate: 'soon', description: 'd', status: 'completed' })
  t.match((await call('GET', `/contacts/${id}/tasks/${first.id}`)).body.task, { title: 'one', body: 'd', dueDate: 'soon', completed: true })
  const { task } = (await call('POST', `/contacts/${id}/tasks`, { ...TASK, body: 'b', completed: true })).body
  t.match(await ofV1('GET', `${id}/tasks/${task.id}`), { title: 'Call', description: 'b', isCompleted: true })
})
