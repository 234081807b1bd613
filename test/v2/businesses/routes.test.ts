import { type CallV2, callerOfV2, inV2, LOCATION } from '../calls.js'

/** Puts contacts with these names into a business, and tells their ids. */
async function members(call: CallV2, names: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) ids.push((await call('POST', '/contacts/', { locationId: LOCATION, name })).body.contact.id)
  await call('POST', '/contacts/bulk/business', { locationId: LOCATION, ids, businessId: 'B1' })
  return ids
}
const idsOf = ({ body }: { body: { contacts: { id: string }[] } }) => body.contacts.map(({ id }) => id)

inV2('v2.business-contacts: the contacts of a business are listed, the newest first, by limit, skip and query', async (t, call) => {
  const [a, b, c] = await members(call, ['Ann', 'Bob', 'Cid'])
  await call('POST', '/contacts/', { locationId: LOCATION, name: 'Dan' })
  const list = (query = '') => call('GET', `/contacts/business/B1?locationId=${LOCATION}${query}`)
  const all = await list()
  t.match([all.status, all.body.count], [200, 3])
  t.strictSame(idsOf(all), [c, b, a])
  t.match(all.body.contacts[0], { id: c, locationId: LOCATION, businessId: 'B1', tags: [], customFields: [] })
  const page = await list('&limit=1&skip=1')
  t.strictSame([idsOf(page), page.body.count], [[b], 3])
  t.strictSame(idsOf(await list('&query=ANN')), [a])
  // Only v3 has it.
  t.strictSame(idsOf(await list(`&startAfter=cid,${c}`)), [c, b, a])
  t.strictSame((await call('GET', `/contacts/business/B2?locationId=${LOCATION}`)).body, { contacts: [], count: 0 })
})

inV2('in v3 a page of the contacts of a business goes on after the contact that startAfter names', async (t, _call, send) => {
  const call = callerOfV2(send, { version: 'v3' })
  const [a, b, c] = await members(call, ['Ann', 'Bob', 'Cid'])
  const list = (query: string) => call('GET', `/contacts/business/B1?locationId=${LOCATION}&${query}`)
  t.strictSame(idsOf(await list('limit=2')), [c, b])
  t.strictSame(idsOf(await list(`startAfter=cid,${c}`)), [b, a])
  t.strictSame(idsOf(await list(`startAfter=bob&startAfter=${b}`)), [a])
  const unknown = await list('startAfter=x,none')
  t.strictSame(idsOf(unknown), [c, b, a])
  const { text } = await send({ method: 'GET', path: '/_emulator/requests' })
  t.match(JSON.parse(text).exchanges.at(-1).reasons, [/startAfter has the id of no contact that is found/])
})

inV2('v2.types: limit is from 1 to 100 and skip a whole number, and locationId must be that of the token', async (t, call) => {
  const list = (query: string) => call('GET', `/contacts/business/B1?${query}`)
  const wrong = 'must be a number conforming to the specified constraints'
  const cases = [
    ['limit=0', 'limit must not be less than 1'],
    ['limit=101', 'limit must not be greater than 100'],
    ['limit=1.5', `limit ${wrong}`],
    ['skip=-1', `skip ${wrong}`]
  ]
  for (const [query, message] of cases)
    t.match(await list(`locationId=${LOCATION}&${query}`), { status: 422, body: { message: [message] } })
  t.match(await list('locationId=elsewhere'), { status: 403 })
  t.match(await list(''), { status: 422, body: { message: ['locationId should not be empty'] } })
})
