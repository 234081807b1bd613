import { inV2, LOCATION } from '../calls.js'

const LEAD = { locationId: LOCATION, email: 'ann@lee.example' }

inV2('v2.contact-followers: followers are added and removed, each once, and the answer has which', async (t, call) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  const path = `/contacts/${id}/followers`
  const added = await call('POST', path, { followers: ['U1', 'U2', 'U1'] })
  t.strictSame([added.status, added.text], [201, '{"followers":["U1","U2"],"followersAdded":["U1","U2"]}'])
  t.strictSame((await call('POST', path, { followers: ['U2', 'U3'] })).body, { followers: ['U1', 'U2', 'U3'], followersAdded: ['U3'] })
  const removed = await call('DELETE', path, { followers: ['U1', 'U9'] })
  t.strictSame([removed.status, removed.text], [200, '{"followers":["U2","U3"],"followersRemoved":["U1"]}'])
  t.strictSame((await call('DELETE', path, { followers: ['U2', 'U3'] })).body, { followers: [], followersRemoved: ['U2', 'U3'] })
  t.match(await call('POST', path, { followers: 'U1' }), { status: 422, body: { message: ['followers must be an array'] } })
  t.match(await call('POST', '/contacts/none/followers', { followers: [] }), { status: 400 })
})

inV2(
  'emulator.limit: where there is no room, followers get 503, and an exchange of followers is an update of the contact',
  async (t, call, send) => {
    const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
    t.match(await call('POST', `/contacts/${id}/followers`, { followers: ['x'.repeat(3000)] }), { status: 503 })
    await call('POST', `/contacts/${id}/followers`, { followers: ['U1'] })
    const { text } = await send({ method: 'GET', path: '/_emulator/requests' })
    t.match(JSON.parse(text).exchanges, [{}, { outcome: 'Refused' }, { contactIds: [id], outcome: 'Updated' }])
  },
  { maxBytes: 2000 }
)
