import { callerOfV2, inV2, LOCATION } from '../calls.js'

const LEAD = { locationId: LOCATION, email: 'ann@lee.example' }

inV2('v2.note: a note is created, read, listed, changed and deleted, in the form of the contract', async (t, call, send) => {
  const { id: contactId } = (await call('POST', '/contacts/', LEAD)).body.contact
  const notes = `/contacts/${contactId}/notes`
  const sent = { body: 'called', userId: 'U1', title: 'Call', color: '#FFAA00', pinned: true }
  const made = await call('POST', notes, sent)
  t.equal(made.status, 201)
  const { id, dateAdded } = made.body.note
  t.match(dateAdded, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  t.equal(
    made.text,
    JSON.stringify({ note: { id, body: 'called', userId: 'U1', dateAdded, contactId, title: 'Call', color: '#FFAA00', pinned: true } })
  )
  const plain = (await call('POST', notes, { body: 'x' })).body.note
  t.equal(plain.pinned, false)
  const changed = await call('PUT', `${notes}/${id}`, { title: 'Called', pinned: false })
  t.strictSame([changed.status, changed.body.note], [200, { ...made.body.note, title: 'Called', pinned: false }])
  t.strictSame((await call('PUT', `${notes}/${id}`, { body: 'b' })).body.note, { ...changed.body.note, body: 'b' })
  t.match((await call('GET', `${notes}/${id}`)).body, { note: { id, body: 'b' } })
  t.match((await call('GET', notes)).body, { notes: [{ id, body: 'b', title: 'Called' }, plain] })
  t.strictSame((await call('DELETE', `${notes}/${id}`)).body, { succeded: true })
  const v3 = callerOfV2(send, { version: 'v3' })
  t.equal((await v3('DELETE', `${notes}/${plain.id}`)).text, '{"succeeded":true,"succeded":true}')
  t.strictSame((await call('GET', notes)).body, { notes: [] })
})

inV2('v2.note-unknown: an id that no note of the contact has gets 400, and an unknown contact too', async (t, call) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  for (const [method, sent] of [
    ['GET', undefined],
    ['PUT', {}],
    ['DELETE', undefined]
  ] as const) {
    const { status, body, headers } = await call(method, `/contacts/${id}/notes/none`, sent)
    t.strictSame([status, body], [400, { statusCode: 400, message: 'Note with id none not found' }])
    t.equal(headers['x-emulator-reason'], 'no note of this contact has the id none')
  }
  const message = `Note with id ${'x'.repeat(100)}… not found`
  t.match((await call('GET', `/contacts/${id}/notes/${'x'.repeat(100)}y`)).body, { message })
  t.match((await call('POST', '/contacts/none/notes', { body: 'x' })).body, { message: 'Contact with id none not found' })
  t.match((await call('GET', '/contacts/none/notes')).body, { message: 'Contact with id none not found' })
})

inV2('a note needs its body, and no other property is taken', async (t, call) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  const { status, body } = await call('POST', `/contacts/${id}/notes`, { title: 'x' })
  t.strictSame([status, body.message], [422, ['body should not be empty']])
  t.match((await call('POST', `/contacts/${id}/notes`, { body: 'x', isPinned: true })).body.message, ['property isPinned should not exist'])
})

inV2('a note of one version is read and changed by the other', async (t, call, send) => {
  const ofV1 = async (method: string, path: string, sent?: object) =>
    JSON.parse((await send({ method, path: `/v1/contacts/${path}`, body: sent && JSON.stringify(sent) })).text)
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  const first = await ofV1('POST', `${id}/notes`, { body: 'one', userId: 'U1' })
  t.match((await call('GET', `/contacts/${id}/notes`)).body, { notes: [{ id: first.id, body: 'one', userId: 'U1', contactId: id }] })
  const second = (await call('POST', `/contacts/${id}/notes`, { body: 'two', title: 'T' })).body.note
  t.match(await ofV1('PUT', `${id}/notes/${second.id}`, { body: 'three' }), { id: second.id, body: 'three' })
  t.match((await call('GET', `/contacts/${id}/notes/${second.id}`)).body.note, { body: 'three', title: 'T' })
})

inV2(
  'emulator.limit: where there is no room, a note gets 503 in the words of v2',
  async (t, call) => {
    const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
    t.match(await call('POST', `/contacts/${id}/notes`, { body: 'x'.repeat(3000) }), { status: 503, body: { statusCode: 503 } })
    t.strictSame((await call('GET', `/contacts/${id}/notes`)).body, { notes: [] })
  },
  { maxBytes: 2000 }
)

inV2('the exchange of a note names its contact', async (t, call, send) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  const { note } = (await call('POST', `/contacts/${id}/notes`, { body: 'x' })).body
  await call('DELETE', `/contacts/${id}/notes/${note.id}`)
  const { text } = await send({ method: 'GET', path: '/_emulator/requests' })
  t.match(JSON.parse(text).exchanges, [{}, { contactIds: [id], outcome: 'Created' }, { contactIds: [id], outcome: 'Deleted' }])
})
