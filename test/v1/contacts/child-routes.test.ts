import { inBothProfiles } from '../calls.js'

inBothProfiles(
  'note.kept, note.mandatory, task.kept, task.mandatory, child.invalid-id: notes and tasks belong to a contact',
  async (t, call) => {
    const { contact } = (await call('POST', '/contacts', { email: 'a@b.c' })).body
    const base = `/contacts/${contact.id}`
    const note = (await call('POST', `${base}/notes/`, { body: 'called', userId: 'u1' })).body
    t.match(note, { id: /^[A-Za-z0-9]{20}$/, body: 'called', createdBy: 'u1', createdAt: /Z$/ })
    t.same((await call('GET', `${base}/notes`)).body, { notes: [note] })
    t.same((await call('PUT', `${base}/notes/${note.id}`, { body: 'again' })).body, { ...note, body: 'again' })
    t.match(await call('PUT', `${base}/notes/${note.id}`, {}), {
      status: 422,
      text: '{"body":{"message":"The body field is mandatory.","rule":"required"}}'
    })
    t.same((await call('GET', `${base}/notes/${note.id}/`)).body, { ...note, body: 'again' })
    t.same((await call('POST', `${base}/notes`, { body: ' ' })).body, {
      body: { message: 'The body field is mandatory.', rule: 'required' }
    })
    t.match(await call('POST', `${base}/notes`, { body: 'plain' }), { status: 200, body: { body: 'plain' } })
    t.equal((await call('DELETE', `${base}/notes/${note.id}`)).text, 'OK')
    t.match(await call('GET', `${base}/notes/${note.id}`), {
      status: 422,
      body: { noteId: { message: 'The note id is invalid.', rule: 'invalid' } }
    })
    t.equal((await call('DELETE', `${base}/notes/${note.id}`)).status, 422)
    t.equal((await call('PUT', `${base}/notes/${note.id}`, { body: 'x' })).status, 422)

    const task = (
      await call('POST', `${base}/tasks`, {
        title: 'call',
        dueDate: '2026-01-01',
        description: 'd',
        assignedTo: 'u2',
        status: 'incomplete'
      })
    ).body
    t.same(Object.keys(task), ['id', 'title', 'description', 'assignedTo', 'dueDate', 'isCompleted'])
    t.equal(task.isCompleted, false)
    const needed = { title: task.title, dueDate: task.dueDate }
    t.same((await call('PUT', `${base}/tasks/${task.id}`, { ...needed, status: 'completed' })).body, { ...task, isCompleted: true })
    t.same((await call('PUT', `${base}/tasks/${task.id}`, { ...needed, title: 'mail' })).body, {
      ...task,
      title: 'mail',
      isCompleted: true
    })
    t.match((await call('PUT', `${base}/tasks/${task.id}`, { title: 'mail' })).body, { dueDate: { rule: 'required' } })
    t.match(await call('POST', `${base}/tasks`, {}), {
      status: 422,
      text: '{"title":{"message":"The title field is mandatory.","rule":"required"},"dueDate":{"message":"The due date field is mandatory.","rule":"required"}}'
    })
    t.equal((await call('GET', `${base}/tasks`)).body.tasks.length, 1)
    await call('DELETE', base)
    t.equal((await call('GET', `${base}/tasks`)).status, 422)
  }
)
