import { callerOfV2, inV2, LOCATION } from '../calls.js'

const HERE = `locationId=${LOCATION}`

inV2('v2.contact-list: contacts are listed, the newest first, page by page', async (t, call) => {
  const ids: string[] = []
  for (const name of ['a', 'b', 'c']) {
    const sent = { locationId: LOCATION, email: `${name}@b.example`, firstName: 'Ann' }
    ids.unshift((await call('POST', '/contacts/', sent)).body.contact.id)
  }
  const all = await call('GET', `/contacts/?${HERE}`)
  t.match(all, { status: 200, body: { count: 3, meta: { total: 3, nextPageUrl: null } } })
  t.same(
    all.body.contacts.map(({ id }: { id: string }) => id),
    ids
  )
  t.strictSame(Object.keys(all.body.contacts[0]), ['id', 'locationId', 'email', 'dateAdded', 'customFields', 'tags'])
  const first = (await call('GET', `/contacts/?${HERE}&limit=2`)).body
  t.equal(first.contacts.length, 2)
  const { startAfter, startAfterId, nextPageUrl } = first.meta
  t.match(nextPageUrl, `http://ghl.test/contacts/?${HERE}&limit=2&startAfter=`)
  const rest = (await call('GET', `/contacts/?${HERE}&startAfter=${startAfter}&startAfterId=${startAfterId}`)).body
  t.match(rest.contacts, [{ id: ids[2] }])
  t.match((await call('GET', `/contacts/?${HERE}&query=B@B`)).body, { count: 1, contacts: [{ email: 'b@b.example' }] })
})

inV2('v2.types, v2.location: a list needs its own location, and a limit from 1 to 100', async (t, call) => {
  t.match(await call('GET', '/contacts/'), { status: 422, body: { message: ['locationId should not be empty'] } })
  t.equal((await call('GET', '/contacts/?locationId=other')).status, 403)
  for (const [limit, message] of [
    ['x', 'limit must be a number conforming to the specified constraints'],
    ['0', 'limit must not be less than 1'],
    ['101', 'limit must not be greater than 100'],
    ['1&limit=2', 'limit must be a string']
  ]) {
    t.match(await call('GET', `/contacts/?${HERE}&limit=${limit}`), { status: 422, body: { message: [message] } })
  }
})

inV2('v3 has no list', async (t, _call, send) => {
  const refused = await callerOfV2(send, { version: 'v3' })('GET', `/contacts/?${HERE}`)
  t.match(refused, { status: 404, body: { message: 'Cannot GET /contacts/' }, headers: { 'x-emulator-reason': /POST \/contacts\/search/ } })
})

inV2('v2.contact-lookup: the duplicate of an e-mail or number is answered, or null', async (t, call) => {
  const sent = { locationId: LOCATION, email: 'a@b.example', phone: '+13125550111' }
  const { id } = (await call('POST', '/contacts/', sent)).body.contact
  for (const asked of ['email=A%40B.example', 'number=%2B13125550111', 'number=+13125550111', 'email=x&number=%2B13125550111'])
    t.match((await call('GET', `/contacts/search/duplicate?${HERE}&${asked}`)).body, { contact: { id, type: 'lead' } })
  t.strictSame((await call('GET', `/contacts/search/duplicate?${HERE}&email=x`)).body, { contact: null })
  t.match(await call('GET', `/contacts/search/duplicate?${HERE}&email=x&email=y`), { status: 422 })
})
