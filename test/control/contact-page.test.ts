import t from 'tap'
import { startEmulator } from '../../src/index.js'
import { overBoth } from '../transports.js'

const KEY = { authorization: 'Bearer test-key' }
const INVALID = 'abcdefghijabcdefghij'

overBoth(t, 'a contact is told with all that belongs to it', async (t, send) => {
  const call = async (method: string, path: string, body?: unknown) =>
    JSON.parse((await send({ method, path, headers: KEY, body: body === undefined ? undefined : JSON.stringify(body) })).text)
  const field = await call('POST', '/v1/custom-fields', { name: 'Size', dataType: 'TEXT' })
  const customField = { [field.id]: 'L', other: 1 }
  const { contact } = await call('POST', '/v1/contacts', { email: 'a@b.c', customField })
  const at = `/v1/contacts/${contact.id}`
  await call('POST', `${at}/notes`, { body: 'a note' })
  await call('POST', `${at}/notes`, { body: 'signed', userId: 'u' })
  await call('POST', `${at}/tasks`, { title: 'call', dueDate: '2026-01-01T00:00:00Z' })
  await call('POST', `${at}/workflow/w`, {})
  const { pipelines } = await call('GET', '/v1/pipelines')
  const [pipeline] = pipelines
  const opportunity = { title: 'deal', status: 'open', stageId: pipeline.stages[0].id, contactId: contact.id }
  await call('POST', `/v1/pipelines/${pipeline.id}/opportunities`, opportunity)
  await call('POST', '/v1/pipelines/unknown/opportunities', { ...opportunity, stageId: 'x', monetaryValue: 5 })
  await call('POST', '/v1/appointments', {
    ...{ calendarId: 'c', selectedTimezone: 'UTC', selectedSlot: '2099-01-05T09:00:00-06:00', email: 'a@b.c', phone: '+1' }
  })
  const page = await call('GET', `/_emulator/contacts/${contact.id}`)
  t.match(page, {
    id: contact.id,
    locationId: contact.locationId,
    contact,
    customFields: [
      { id: field.id, name: 'Size', value: 'L' },
      { id: 'other', name: null, value: 1 }
    ],
    notes: [{ body: 'a note', createdBy: null }, { createdBy: 'u' }],
    tasks: [{ title: 'call', dueDate: '2026-01-01T00:00:00Z', isCompleted: false, description: null, assignedTo: null }],
    opportunities: [
      { name: 'deal', status: 'open', pipeline: pipeline.name, stage: pipeline.stages[0].name, monetaryValue: null },
      { pipeline: null, stage: null, monetaryValue: 5 }
    ],
    appointments: [{ startTime: '2099-01-05T15:00:00.000Z', timezone: 'UTC' }],
    enrolments: [{ kind: 'workflow', id: 'w' }]
  })
  t.same(
    page.history.slice(0, 3).map(({ outcome, path }: { outcome: string; path: string }) => [outcome, path]),
    [
      ['Created', '/v1/contacts'],
      ['Created', `${at}/notes`],
      ['Created', `${at}/notes`]
    ]
  )
})

overBoth(t, 'the history tells what each exchange changed, also when its reply was lost or the contact is gone', async (t, send) => {
  const call = async (method: string, path: string, body?: unknown) =>
    JSON.parse((await send({ method, path, headers: KEY, body: body === undefined ? undefined : JSON.stringify(body) })).text)
  const { contact } = await call('POST', '/v1/contacts', { email: 'a@b.c', city: 'A' })
  await send({ headers: KEY, path: '/v1/contacts', body: '{"email":"other@b.c"}' })
  await send({ method: 'PUT', path: `/v1/contacts/${contact.id}`, headers: KEY, body: '{"city":"B"}' })
  await call('POST', '/_emulator/faults', { status: 500, after: 'store' })
  await send({ path: `/v1/contacts/${contact.id}/tags`, headers: KEY, body: '{"tags":["hot"]}' })
  await send({ method: 'DELETE', path: `/v1/contacts/${contact.id}`, headers: KEY })
  const page = await call('GET', `/_emulator/contacts/${contact.id}`)
  t.match(page, {
    contact: null,
    history: [
      { seq: 1, position: 1, outcome: 'Created', status: 200, rule: 'contact.created', changes: [], fault: null },
      { seq: 3, outcome: 'Updated', rule: 'contact.updated', changes: [{ field: 'city', before: 'A', after: 'B' }] },
      {
        seq: 4,
        outcome: 'Faulted: status 500',
        status: 500,
        fault: { status: 500 },
        changes: [{ field: 'tags', before: [], after: ['hot'] }]
      },
      { seq: 5, outcome: 'Deleted', method: 'DELETE', path: `/v1/contacts/${contact.id}`, changes: [] }
    ]
  })
  t.equal(page.history.length, 4)
  const updated = await call('GET', '/_emulator/requests/3')
  t.match(updated, { stored: { id: contact.id, city: 'B' }, changes: [{ field: 'city', before: 'A', after: 'B' }] })
  t.match(await call('GET', '/_emulator/requests/1'), { stored: { city: 'A' }, changes: [] })
  t.match(await call('GET', '/_emulator/requests/5'), { stored: null, changes: [] })
})

overBoth(t, 'a contact is changed and deleted by hand, and no exchange tells of it', async (t, send) => {
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const { status, text } = await send({ method, path, headers, body: body === undefined ? undefined : JSON.stringify(body) })
    return { status, ...JSON.parse(text) }
  }
  const { contacts } = await call('POST', '/_emulator/contacts', { contacts: [{ email: 'a@b.c', city: 'A' }] }, KEY)
  const path = `/_emulator/contacts/${contacts[0].id}`
  t.match(await call('PUT', path, { city: 'B', customField: { f: 1 } }), {
    email: 'a@b.c',
    city: 'B',
    customField: [{ id: 'f', value: 1 }]
  })
  t.match(await call('GET', path), { contact: { city: 'B' }, history: [] })
  t.match(await call('PUT', path, { cty: 'B' }), { status: 400, error: { message: /cty/ } })
  t.match(await call('DELETE', path, undefined, { authorization: 'Bearer test-other' }), { status: 404 })
  t.match(await call('DELETE', path), { cleared: 1 })
  t.match(await call('GET', path), { status: 404, error: { code: 'not-found' } })
  t.match(await call('PUT', path, {}), { status: 404 })
  t.match(await call('GET', `/_emulator/contacts/${INVALID}`), { status: 404 })
  t.match(await call('GET', '/_emulator/requests'), { exchanges: [] })
})

t.test('a change by hand for which there is no room is refused', async (t) => {
  await using emulator = await startEmulator({ maxBytes: 1000 })
  const [contact] = await emulator.addContacts({ email: 'a@b.c' })
  await t.rejects(emulator.updateContact(String(contact?.id), { city: 'x'.repeat(1000) }), { code: 'full' })
  t.match(await emulator.contacts(), [{ email: 'a@b.c' }])
})

t.test('the verbs of one contact take any id', async (t) => {
  await using emulator = await startEmulator()
  const [contact] = await emulator.addContacts({ id: 'a/b?c', email: 'a@b.c' })
  t.match(await emulator.contact('a/b?c'), { contact, history: [] })
  t.match(await emulator.updateContact('a/b?c', { city: 'A' }), { city: 'A' })
  t.equal(await emulator.deleteContact('a/b?c'), undefined)
  await t.rejects(emulator.contact('a/b?c'), { code: 'not-found' })
})
