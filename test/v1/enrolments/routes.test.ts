import t from 'tap'
import { startEmulator } from '../../../src/index.js'
import { inBothProfiles } from '../calls.js'

const QUEUED = { status: 200, text: '""', headers: { 'content-type': 'application/json; charset=utf-8' } }

inBothProfiles(
  'workflow.joined, workflow.invalid-id: a contact is put into a workflow, and no other id is taken where some were given',
  async (t, call, send) => {
    const { id } = (await call('POST', '/contacts', { email: 'a@b.c' })).body.contact
    for (const body of [undefined, {}, [], { eventStartTime: '2021-06-23T03:30:00+01:00' }])
      t.match(await call('POST', `/contacts/${id}/workflow/any`, body), QUEUED)
    t.match(await call('POST', '/contacts/none/workflow/any'), {
      status: 422,
      text: '{"contactId":"The contact id is invalid."}'
    })
    await send({ path: '/_emulator/data', body: JSON.stringify({ workflows: [{ id: 'w1', name: 'One' }] }) })
    t.match(await call('POST', `/contacts/${id}/workflow/w1`, {}), QUEUED)
    t.match(await call('POST', '/contacts/none/workflow/any'), {
      status: 422,
      text: '{"contactId":"The contact id is invalid.","workflowId":"The workflow id is invalid."}'
    })
  }
)

inBothProfiles(
  'campaign.joined, campaign.left, campaign.invalid-id: a contact is put into campaigns and taken out of them',
  async (t, call, send) => {
    const { id } = (await call('POST', '/contacts', { email: 'a@b.c' })).body.contact
    for (const campaign of ['c1', 'c2', 'c3']) t.match(await call('POST', `/contacts/${id}/campaigns/${campaign}`), QUEUED)
    await call('POST', `/contacts/${id}/workflow/w1`)
    t.match(await call('DELETE', `/contacts/${id}/campaigns/c1`), QUEUED)
    const inOrOut = async () => {
      const { text } = await send({ method: 'GET', path: '/_emulator/enrolments' })
      return JSON.parse(text).enrolments.map(({ id, removedAt }: Record<string, unknown>) => [id, removedAt === null])
    }
    t.same(await inOrOut(), [
      ['c1', false],
      ['c2', true],
      ['c3', true],
      ['w1', true]
    ])
    t.match(await call('DELETE', `/contacts/${id}/campaigns/remove-all`), QUEUED)
    t.same(await inOrOut(), [
      ['c1', false],
      ['c2', false],
      ['c3', false],
      ['w1', true]
    ])
    const wrong = { status: 422, text: '{"tags":{"message":"The tags field is mandatory.","rules":"required"}}' }
    await send({ path: '/_emulator/data', body: JSON.stringify({ campaigns: [{ id: 'mine', name: 'Mine' }] }) })
    t.match(await call('POST', `/contacts/${id}/campaigns/mine`), QUEUED)
    for (const [method, path] of [
      ['POST', `${id}/campaigns/c1`],
      ['POST', 'none/campaigns/mine'],
      ['DELETE', `${id}/campaigns/c1`],
      ['DELETE', 'none/campaigns/remove-all']
    ] as const)
      t.match(await call(method, `/contacts/${path}`), wrong, `${method} ${path}`)
  }
)

t.test('a test asks who was put into which workflow and campaign, also of a contact that is gone', async (t) => {
  await using emulator = await startEmulator({ clock: '2026-01-01T00:00:00Z', randomSeed: 's' })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const given = await emulator.addData({ contacts: [{ email: 'a@b.c' }], workflows: [{ id: 'w1', name: 'Welcome' }] })
  t.match(given, { contacts: [{ email: 'a@b.c' }], workflows: [{ id: 'w1' }], campaigns: [{ name: 'Test campaign' }] })
  const contactId = given.contacts[0]?.id as string
  const url = `${emulator.baseUrl}/contacts/${contactId}`
  const body = JSON.stringify({ eventStartTime: '2026-02-01T00:00:00Z' })
  await fetch(`${url}/workflow/w1`, { method: 'POST', headers, body })
  await fetch(`${url}/campaigns/c1`, { method: 'POST', headers })
  await emulator.advanceClock(1000)
  await fetch(`${url}/campaigns/c1`, { method: 'DELETE', headers })
  await fetch(url, { method: 'DELETE', headers })
  const { locationId } = emulator
  const addedAt = '2026-01-01T00:00:00.000Z'
  t.same(await emulator.enrolments(), [
    {
      kind: 'workflow',
      id: 'w1',
      name: 'Welcome',
      contactId,
      locationId,
      addedAt,
      removedAt: null,
      eventStartTime: '2026-02-01T00:00:00Z'
    },
    { kind: 'campaign', id: 'c1', name: null, contactId, locationId, addedAt, removedAt: '2026-01-01T00:00:01.000Z', eventStartTime: null }
  ])
  t.same(await emulator.location().enrolments(), [], 'each location has its own')
  await emulator.reset()
  t.same(await emulator.enrolments(), [])
})

t.test('data is given to one location, and settings change from then on', async (t) => {
  await using emulator = await startEmulator({ fidelity: 'observed' })
  const url = `${emulator.url}/_emulator/data`
  const body = JSON.stringify({ settings: { country: 'MX' } })
  const without = await fetch(url, { method: 'POST', body })
  t.equal(without.status, 400)
  t.match(await without.json(), { error: { code: 'key-needed', message: 'data is given to one location; send its key' } })
  await emulator.addData({ settings: { country: 'MX' } })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  await fetch(`${emulator.baseUrl}/contacts`, { method: 'POST', headers, body: '{"email":"a@b.c"}' })
  t.match(await emulator.contacts(), [{ country: 'MX' }])
})

t.test('an enrolment is refused where there is no room for it', async (t) => {
  await using emulator = await startEmulator({ maxBytes: 2000 })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const [contact] = await emulator.addContacts({ email: 'a@b.c' })
  const enrol = () => fetch(`${emulator.baseUrl}/contacts/${contact?.id}/workflow/w1`, { method: 'POST', headers })
  let last = await enrol()
  for (let times = 0; last.status === 200 && times < 100; times++) last = await enrol()
  t.equal(last.status, 503)
})
