import { type CallV2, callerOfV2, inV2, LOCATION } from '../calls.js'

const make = async (call: CallV2, fields: object = {}): Promise<string> =>
  (await call('POST', '/contacts/', { locationId: LOCATION, ...fields })).body.contact.id
const ADD = '/contacts/bulk/tags/update/add'
const REMOVE = '/contacts/bulk/tags/update/remove'

inV2('v2.bulk-tags: tags are added to many contacts and removed, and each has its response', async (t, call, send) => {
  const [first, second] = [await make(call, { tags: ['a'] }), await make(call)]
  const elsewhere = await callerOfV2(send, { key: 'test-other' })('POST', '/contacts/', {})
  t.equal(elsewhere.status, 422)
  const foreign = 'x'.repeat(20)
  const added = await call('POST', ADD, { contacts: [first, 'abc', second, foreign], tags: ['a', 'b'], locationId: LOCATION })
  t.equal(added.status, 201)
  const updated = { message: 'Tags updated', type: 'success' }
  t.equal(
    added.text,
    JSON.stringify({
      succeded: true,
      errorCount: 2,
      responses: [
        { contactId: first, ...updated, oldTags: ['a'], tagsAdded: ['b'], tagsRemoved: [] },
        { contactId: 'abc', message: 'contact id is not a valid firebase id', type: 'error' },
        { contactId: second, ...updated, oldTags: [], tagsAdded: ['a', 'b'], tagsRemoved: [] },
        { contactId: foreign, message: 'contact does not belong to location', type: 'error' }
      ]
    })
  )
  const v3 = callerOfV2(send, { version: 'v3' })
  const removed = await v3('POST', REMOVE, { contacts: [first, first], tags: ['b', 'c'], locationId: LOCATION })
  const response = { contactId: first, ...updated, oldTags: ['a', 'b'], tagsAdded: [], tagsRemoved: ['b'] }
  t.strictSame(removed.body, { succeeded: true, succeded: true, errorCount: 0, responses: [response, response] })
  const all = await call('POST', REMOVE, { contacts: [second], tags: [], locationId: LOCATION, removeAllTags: true })
  t.match(all.body.responses, [{ tagsRemoved: ['a', 'b'] }])
  t.strictSame((await call('GET', `/contacts/${first}`)).body.contact.tags, ['a'])
  t.strictSame((await call('GET', `/contacts/${second}`)).body.contact.tags, [])
})

inV2('v2.bulk-type: the type is add or remove, and removeAllTags goes with remove alone', async (t, call) => {
  const sent = { contacts: [], tags: [], locationId: LOCATION }
  for (const type of ['replace', 'toString']) {
    const { status, body } = await call('POST', `/contacts/bulk/tags/update/${type}`, sent)
    t.strictSame([status, body.message], [422, ['type must be one of the following values: add, remove']])
  }
  const { status, body } = await call('POST', ADD, { ...sent, removeAllTags: true })
  t.strictSame([status, body.message], [422, ['removeAllTags can only be used with the type remove']])
  t.match((await call('POST', ADD, { contacts: [], tags: [] })).body.message, ['locationId should not be empty'])
  t.match((await call('POST', ADD, { ...sent, locationId: '' })).body.message, ['locationId should not be empty'])
})

inV2('v2.location: what is for many contacts has the location of the token', async (t, call) => {
  const elsewhere = { locationId: 'elsewhere' }
  t.match(await call('POST', ADD, { contacts: [], tags: [], ...elsewhere }), { status: 403 })
  t.match(await call('POST', '/contacts/bulk/business', { ids: [], businessId: null, ...elsewhere }), { status: 403 })
})

inV2('v2.bulk-business: contacts are put into a business and taken out, and the answer has those that were changed', async (t, call) => {
  const ids = [await make(call), await make(call)]
  const path = '/contacts/bulk/business'
  const put = await call('POST', path, { locationId: LOCATION, ids: [...ids, 'none'], businessId: 'B1' })
  t.strictSame([put.status, put.text], [200, JSON.stringify({ success: true, ids })])
  t.equal((await call('GET', `/contacts/${ids[0]}`)).body.contact.businessId, 'B1')
  t.strictSame((await call('POST', path, { locationId: LOCATION, ids, businessId: null })).body, { success: true, ids })
  t.notOk('businessId' in (await call('GET', `/contacts/${ids[0]}`)).body.contact)
  const long = await call('POST', path, { locationId: LOCATION, ids: ['x'.repeat(51)], businessId: null })
  t.strictSame([long.status, long.body.message], [422, ['ids.0 must be shorter than or equal to 50 characters']])
})

inV2('the exchange of many contacts names each that was changed, and says how many were not there', async (t, call, send) => {
  const ids = [await make(call), await make(call)]
  await call('POST', ADD, { contacts: [...ids, 'none'], tags: ['a'], locationId: LOCATION })
  await call('POST', '/contacts/bulk/business', { ids: [...ids, 'none'], businessId: 'B', locationId: LOCATION })
  const { text } = await send({ method: 'GET', path: '/_emulator/requests' })
  t.match(JSON.parse(text).exchanges.slice(2), [
    { contactIds: ids, outcome: 'Updated' },
    { contactIds: ids, outcome: 'Updated', reasons: [/^1 of the ids are of no contact of this location: none/] }
  ])
})

inV2('v2.bulk-limit: more than about 16 MiB of contacts at once gets 413, and none is changed', async (t, call) => {
  const id = await make(call, { source: 'x'.repeat(600_000) })
  const contacts = Array.from({ length: 30 }, () => id)
  const refused = await call('POST', ADD, { contacts, tags: ['a'], locationId: LOCATION })
  t.match(refused, { status: 413, headers: { 'x-emulator-reason': /the 30 contacts have about 18 MiB .* send fewer of them/ } })
  t.strictSame(refused.body, { statusCode: 413, message: 'The emulator changes no more than 16 MiB of contacts at once' })
  t.equal((await call('POST', '/contacts/bulk/business', { ids: contacts, businessId: 'B', locationId: LOCATION })).status, 413)
  t.strictSame((await call('GET', `/contacts/${id}`)).body.contact.tags, [])
})

inV2(
  'emulator.limit: where there is no room for all, none of many contacts is changed',
  async (t, call) => {
    const ids = [await make(call), await make(call)]
    const sent = { contacts: ids, tags: ['x'.repeat(1500)], locationId: LOCATION }
    t.match(await call('POST', ADD, sent), { status: 503, body: { statusCode: 503 } })
    t.strictSame((await call('GET', `/contacts/${ids[0]}`)).body.contact.tags, [])
  },
  { maxBytes: 3000 }
)

inV2(
  'tags.lower-case: with fidelity observed, tags of many contacts are kept in lower case',
  async (t, call) => {
    const id = await make(call)
    const { body } = await call('POST', ADD, { contacts: [id], tags: ['VIP'], locationId: LOCATION })
    t.match(body.responses, [{ tagsAdded: ['vip'] }])
  },
  { fidelity: 'observed' }
)
