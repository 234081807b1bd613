import type { Send } from '../../transports.js'
import { callerOfV2, inV2, LOCATION } from '../calls.js'

const LEAD = { locationId: LOCATION, email: 'ann@lee.example' }

const enrolled = async (send: Send) => JSON.parse((await send({ method: 'GET', path: '/_emulator/enrolments' })).text).enrolments
const give = (send: Send, data: object) => send({ path: '/_emulator/data', body: JSON.stringify(data) })

inV2('v2.campaign-joined, v2.campaign-left: a contact is put into campaigns, and taken out of one or all', async (t, call, send) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  const campaigns = `/contacts/${id}/campaigns`
  t.match(await call('POST', `${campaigns}/c1`, {}), { status: 201, text: '{"succeded":true}' })
  for (const name of ['c2', 'c3']) t.equal((await call('POST', `${campaigns}/${name}`)).status, 201)
  t.equal((await call('POST', `/contacts/${id}/workflow/w`)).status, 200)
  t.match(await call('DELETE', `${campaigns}/c1`), { status: 200, text: '{"succeded":true}' })
  t.match(await enrolled(send), [
    { id: 'c1', removedAt: /./ },
    { id: 'c2', removedAt: null },
    { id: 'c3', removedAt: null },
    { id: 'w', removedAt: null }
  ])
  t.match(await call('DELETE', `${campaigns}/removeAll`), { status: 200, text: '{"succeded":true}' })
  t.match(await enrolled(send), [{ id: 'c1' }, { id: 'c2', removedAt: /./ }, { id: 'c3', removedAt: /./ }, { id: 'w', removedAt: null }])
})

inV2('path.unknown: all campaigns are left by removeAll, and in v3 by remove-all; the other path is not served', async (t, call, send) => {
  const v3 = callerOfV2(send, { version: 'v3' })
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  t.equal((await v3('DELETE', `/contacts/${id}/campaigns/remove-all`)).text, '{"succeeded":true,"succeded":true}')
  const refused = await v3('DELETE', `/contacts/${id}/campaigns/removeAll`)
  t.match(refused, { status: 404, headers: { 'x-emulator-reason': /asks for v3, which has .*\/campaigns\/remove-all/ } })
  t.strictSame(refused.body, { statusCode: 404, message: `Cannot DELETE /contacts/${id}/campaigns/removeAll`, error: 'Not Found' })
  const before = await call('DELETE', `/contacts/${id}/campaigns/remove-all`)
  t.match(before, { status: 404, headers: { 'x-emulator-reason': /asks for a version before v3, which has .*\/campaigns\/removeAll/ } })
})

inV2('v2.workflow-joined, v2.workflow-left: a contact is put into a workflow, and taken out', async (t, call, send) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  const eventStartTime = '2021-06-23T03:30:00+01:00'
  t.match(await call('POST', `/contacts/${id}/workflow/w1`, { eventStartTime }), { status: 200, text: '{"succeded":true}' })
  t.equal((await call('POST', `/contacts/${id}/workflow/w2`)).status, 200)
  t.match(await call('DELETE', `/contacts/${id}/workflow/w1`, { eventStartTime }), { status: 200, text: '{"succeded":true}' })
  t.equal((await call('DELETE', `/contacts/${id}/workflow/w3`)).status, 200)
  t.match(await enrolled(send), [
    { kind: 'workflow', id: 'w1', contactId: id, eventStartTime, removedAt: /./ },
    { kind: 'workflow', id: 'w2', removedAt: null }
  ])
  t.match((await call('POST', `/contacts/${id}/workflow/w1`, { start: 1 })).body, { message: ['property start should not exist'] })
  const { headers } = await call('POST', `/contacts/${id}/campaigns/c1`, { start: 1 })
  t.match(headers['x-emulator-reason'], /known are none/)
})

inV2('v2.campaign-unknown, v2.workflow-unknown: where a location was given some, no other is taken', async (t, call, send) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  await give(send, { campaigns: [{ id: 'mine', name: 'Mine' }], workflows: [{ id: 'flow', name: 'Flow' }] })
  for (const method of ['POST', 'DELETE']) {
    t.match(await call(method, `/contacts/${id}/campaigns/c1`), { status: 400, body: { message: 'Campaign with id c1 not found' } })
    t.match(await call(method, `/contacts/${id}/workflow/w1`), { status: 400, body: { message: 'Workflow with id w1 not found' } })
    t.equal((await call(method, `/contacts/${id}/campaigns/mine`)).status, method === 'POST' ? 201 : 200)
    t.equal((await call(method, `/contacts/${id}/workflow/flow`)).status, 200)
    t.match((await call(method, '/contacts/none/workflow/flow')).body, { message: 'Contact with id none not found' })
  }
})

inV2('what one version puts a contact into, the other takes it out of', async (t, call, send) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  await send({ path: `/v1/contacts/${id}/campaigns/one` })
  await call('POST', `/contacts/${id}/campaigns/two`, {})
  await send({ path: `/v1/contacts/${id}/workflow/flow`, body: '{}' })
  await call('DELETE', `/contacts/${id}/campaigns/one`)
  await send({ method: 'DELETE', path: `/v1/contacts/${id}/campaigns/two` })
  await call('DELETE', `/contacts/${id}/workflow/flow`)
  t.match(await enrolled(send), [
    { id: 'one', removedAt: /./ },
    { id: 'two', removedAt: /./ },
    { id: 'flow', removedAt: /./ }
  ])
})

inV2(
  'emulator.limit: where there is no room, nobody is enrolled',
  async (t, call, send) => {
    const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
    const sent = { eventStartTime: 'x'.repeat(3000) }
    t.match(await call('POST', `/contacts/${id}/workflow/w`, sent), { status: 503, body: { statusCode: 503 } })
    t.strictSame(await enrolled(send), [])
  },
  { maxBytes: 2000 }
)

inV2('the exchange of an enrolment names its contact', async (t, call, send) => {
  const { id } = (await call('POST', '/contacts/', LEAD)).body.contact
  await call('POST', `/contacts/${id}/workflow/w`)
  await call('DELETE', `/contacts/${id}/workflow/w`)
  const { text } = await send({ method: 'GET', path: '/_emulator/requests' })
  t.match(JSON.parse(text).exchanges, [{}, { contactIds: [id] }, { contactIds: [id] }])
})
