import t from 'tap'
import { again, kindsOf, program } from '../calls.js'

t.test('a note is the same but for its answer', async (t) => {
  await using v1 = await program()
  const all = `/contacts/${await v1.create({ email: 'a@b.c' })}/notes`
  const { id } = JSON.parse(await v1.v1('POST', all, { body: 'B', userId: 'u', mood: 1 }))
  const created = await v1.last()
  t.match(created.refusals, [{ status: 422, body: { message: ['property mood should not exist'] } }])
  t.same(kindsOf(created), ['unknown-property', 'note-answer'])
  t.match(await again(v1), { status: 201, body: { note: { body: 'B', userId: 'u' } } })
  await v1.v1('PUT', `${all}/${id}`, { body: 'C', title: 'T' })
  t.same(kindsOf(await v1.last()), ['known-to-v2', 'note-answer'])
  t.match(await again(v1), { status: 200, body: { note: { id, body: 'C', title: undefined } } })
  await v1.v1('GET', `${all}/${id}`)
  t.same(kindsOf(await v1.last()), ['note-answer'])
  await v1.v1('GET', all)
  t.same(kindsOf(await v1.last()), ['notes-list'])
  t.match(await again(v1), { status: 200, body: { notes: [{ body: 'C' }, { body: 'B' }] } })
  await v1.v1('DELETE', `${all}/${id}`)
  t.match((await v1.last()).differences, [{ kind: 'deleted-answer', rule: 'v2.note' }])
  await v1.v1('DELETE', `${all}/${id}`)
  t.match((await v1.last()).differences, [{ kind: 'unknown-child', rule: 'v2.note-unknown' }, {}])
  await v1.v1('GET', '/contacts/nobody/notes')
  t.ok(kindsOf(await v1.last()).includes('unknown-contact'))
})

t.test('a task has other names, and must say whether it is completed', async (t) => {
  await using v1 = await program()
  const all = `/contacts/${await v1.create({ email: 'a@b.c' })}/tasks`
  const { id } = JSON.parse(await v1.v1('POST', all, { title: 'T', dueDate: '2026-01-01T00:00:00Z', description: 'D' }))
  const created = await v1.last()
  t.match(created.refusals, [{ body: { message: ['completed should not be empty'] } }])
  t.same(kindsOf(created), ['task-names', 'task-completed', 'task-answer'])
  t.match(await again(v1), { status: 201, body: { task: { title: 'T', body: 'D', completed: false } } })
  await v1.v1('PUT', `${all}/${id}`, { title: 'U', dueDate: '2026-01-01T00:00:00Z', status: 'completed' })
  const changed = await v1.last()
  t.match(changed.refusals, [{ body: { message: ['property status should not exist'] } }])
  t.match(changed.differences, [{ kind: 'task-names', of: ['status'] }, { kind: 'task-answer' }])
  t.match(await again(v1), { status: 200, body: { task: { id, title: 'U', completed: true } } })
  await v1.v1('PUT', `${all}/${id}/status`, { status: 'incompleted' })
  const status = await v1.last()
  t.match(status.refusals, [{ status: 404, body: { message: `Cannot PUT ${all}/${id}/status` } }])
  t.match(await again(v1), { status: 200, body: { task: { completed: false } } })
  await v1.v1('GET', all)
  t.same(kindsOf(await v1.last()), ['tasks-list'])
})

t.test('a body that neither takes has no counterpart', async (t) => {
  await using v1 = await program()
  const all = `/contacts/${await v1.create({ email: 'a@b.c' })}/tasks`
  await v1.v1('POST', all, { dueDate: 1 })
  t.match(await v1.last(), { verdict: 'refused', request: null, curl: '' })
  await v1.v1('POST', all, 'no JSON')
  t.match(await v1.last(), { verdict: 'refused', refusals: [{ status: 400, body: { message: 'Bad Request' } }], request: null })
  await v1.v1('POST', '/contacts', JSON.stringify({ email: 'a'.repeat(1024 * 1024) }))
  t.match(await v1.last(), { refusals: [{ status: 413 }] })
})
