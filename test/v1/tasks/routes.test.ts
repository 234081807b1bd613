import type { Send } from '../../transports.js'
import { inBothProfiles, observed, onlyDocumented } from '../calls.js'

const UNKNOWN = { status: 422, body: { taskId: { message: 'The task id is invalid.', rule: 'invalid' } } }

inBothProfiles('task.status-mandatory: a task is completed by its status alone, and not by a change without one', async (t, call) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c' })).body
  const tasks = `/contacts/${contact.id}/tasks`
  const task = (await call('POST', tasks, { title: 'call', dueDate: '2026-01-01T00:00:00Z', description: 'd', assignedTo: 'u' })).body
  const status = `${tasks}/${task.id}/status`
  const completed = await call('PUT', `${status}/`, { status: 'completed', title: 'other', isCompleted: false })
  t.same(completed.body, { ...task, isCompleted: true })
  t.same(Object.keys(completed.body), ['id', 'title', 'description', 'assignedTo', 'dueDate', 'isCompleted'])
  t.same((await call('GET', `${tasks}/${task.id}`)).body, completed.body)
  t.same((await call('PUT', status, { status: 'incompleted' })).body, task)
  for (const body of [{}, { status: ' ' }]) {
    t.match(await call('PUT', status, body), {
      status: 422,
      text: '{"title":{"message":"The title field is mandatory.","rule":"required"},"dueDate":{"message":"The due date field is mandatory.","rule":"required"}}'
    })
  }
  t.match(await call('PUT', `${tasks}/none/status`, { status: 'completed' }), UNKNOWN)
  t.match(await call('PUT', `/contacts/none/tasks/${task.id}/status`, { status: 'completed' }), { status: 422, body: { id: {} } })
})

const WITH_MILLISECONDS = '2026-01-01T00:00:00.000Z'

async function reasonsOf(send: Send): Promise<string[][]> {
  const { text } = await send({ method: 'GET', path: '/_emulator/requests' })
  return JSON.parse(text).exchanges.map(({ reasons }: { reasons: string[] }) => reasons)
}

observed('task.milliseconds: a due date with milliseconds is taken, with a warning', async (t, call, send) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c' })).body
  const tasks = `/contacts/${contact.id}/tasks`
  const made = await call('POST', tasks, { title: 'call', dueDate: WITH_MILLISECONDS })
  t.match(made, { status: 200, body: { dueDate: WITH_MILLISECONDS } })
  await call('PUT', `${tasks}/${made.body.id}`, { title: 'call', dueDate: WITH_MILLISECONDS })
  await call('PUT', `${tasks}/${made.body.id}`, { title: 'call', dueDate: '2026-01-01T00:00:00Z' })
  const warning = [/^dueDate has milliseconds: /]
  const reasons = await reasonsOf(send)
  t.match(reasons, [[], warning, warning, []])
  t.same(
    reasons.map(({ length }) => length),
    [0, 1, 1, 0]
  )
})

onlyDocumented('a due date with milliseconds is nothing to speak of', async (t, call, send) => {
  const { contact } = (await call('POST', '/contacts', { email: 'a@b.c' })).body
  await call('POST', `/contacts/${contact.id}/tasks`, { title: 'call', dueDate: WITH_MILLISECONDS })
  t.same(await reasonsOf(send), [[], []])
})
