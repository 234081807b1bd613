import root from 'tap'
import { overBoth } from '../../transports.js'
import { type caller as Caller, caller, inBothProfiles, observed, onlyDocumented } from '../calls.js'

const SWITCH = { status: 401, text: '{"msg":"Unauthorized, Switch to the new API token."}' }
const UNKNOWN = { status: 422, text: '{"locationId":{"message":"The location id is invalid.","rule":"invalid"}}' }

/** The body of the reference's example. */
const SENT = {
  businessName: 'Tesla inc',
  address: '3500 Deer Creek Road',
  city: 'Palo Alto',
  country: 'US',
  state: 'CA',
  postalCode: '94304',
  website: 'https://www.tesla.com',
  timezone: 'US/Central',
  firstName: 'John',
  lastName: 'Deo',
  email: 'john@deo.com',
  phone: '+1202-555-0107',
  settings: { allowDuplicateContact: false, allowDuplicateOpportunity: false, allowFacebookNameMerge: false, disableContactTimezone: true },
  twilio: { sid: 'AC_1', authToken: 'canary-token' },
  snapshot: { id: 'x', type: 'vertical' },
  mailgun: { apiKey: 'canary-mailgun', domain: 'replies.yourdomain.com' },
  social: { facebookUrl: 'https://facebook.com/groups/XXX', blogRss: 'https://rss.xyz.com' }
}

const PLACE = ['address', 'city', 'country', 'state', 'postalCode', 'website', 'timezone']
const KEYS = ['id', 'name', ...PLACE, 'firstName', 'lastName', 'email', 'phone', 'business', 'social', 'settings']
const SOCIAL = ['facebookUrl', 'googlePlus', 'linkedIn', 'foursquare', 'twitter', 'yelp', 'instagram', 'youtube', 'pinterest', 'blogRss']
const SETTINGS = ['allowDuplicateContact', 'allowDuplicateOpportunity', 'allowFacebookNameMerge', 'disableContactTimezone']

type Send = Parameters<typeof Caller>[0]
const agencyOf = (send: Send) => caller(send, 'agency-a')
const listed = async (send: Send, key = 'agency-a') => (await caller(send, key)('GET', '/locations/')).body.locations

inBothProfiles('location.api-key: an agency begins with one location, always the same, whose apiKey works', async (t, _, send) => {
  const [first, ...others] = await listed(send)
  t.same(others, [])
  t.match(first, { id: /^[A-Za-z0-9]{20}$/, name: 'Test location', country: 'US' })
  t.same(Object.keys(first), [...KEYS, 'apiKey'], 'in the order of the reference')
  t.same(Object.keys(first.business), ['name', ...PLACE])
  t.same(await listed(send), [first])
  t.not((await listed(send, 'agency-b'))[0].id, first.id)
  const ofLocation = caller(send, first.apiKey)
  const { contact } = (await ofLocation('POST', '/contacts', { email: 'a@b.c' })).body
  t.equal(contact.locationId, first.id)
  const { apiKey, ...rest } = first
  t.match((await ofLocation('GET', `/locations/${first.id}`)).body, rest)
})

inBothProfiles('location.kept: an agency creates, reads, looks up, changes and deletes locations', async (t, _, send) => {
  const agency = agencyOf(send)
  const { status, body: made } = await agency('POST', '/locations/', { ...SENT, id: 'mine', apiKey: 'mine' })
  t.equal(status, 200)
  const place = Object.fromEntries(PLACE.map((name) => [name, SENT[name as keyof typeof SENT]]))
  t.match(made, { id: /^[A-Za-z0-9]{20}$/, name: 'Tesla inc', ...place, firstName: 'John', lastName: 'Deo', email: 'john@deo.com' })
  t.same(Object.keys(made), [...KEYS, 'apiKey'])
  t.strictSame(made.business, { name: 'Tesla inc', email: 'john@deo.com', ...place })
  t.same(Object.keys(made.business), ['name', 'email', ...PLACE])
  t.same(Object.keys(made.social), [...SOCIAL, 'googlePlaceId'])
  t.match(made.social, { facebookUrl: 'https://facebook.com/groups/XXX', twitter: '', blogRss: 'https://rss.xyz.com' })
  t.same(Object.keys(made.settings), SETTINGS)
  t.strictSame(made.settings, SENT.settings)

  const { business, ...inList } = made
  const [, second] = await listed(send)
  t.match(second, inList)
  t.notOk('email' in second.business)
  t.strictSame((await agency('GET', `/locations/${made.id}`)).body, made)
  t.strictSame((await agency('GET', '/locations/lookup?email=JOHN@deo.com')).body, made)

  const change = { ...SENT, businessName: 'Other', social: { yelp: 'y' }, settings: { allowDuplicateContact: true }, twilio: undefined }
  const changed = (await agency('PUT', `/locations/${made.id}`, change)).body
  t.match(changed, { id: made.id, name: 'Other', social: { ...made.social, yelp: 'y' }, apiKey: made.apiKey })
  t.strictSame(changed.settings, { ...made.settings, allowDuplicateContact: true })
  t.strictSame((await agency('GET', `/locations/${made.id}`)).body, changed)

  t.match(await agency('DELETE', `/locations/${made.id}?deleteTwilioAccount=true`), { status: 200, text: '{"msg":"Success"}' })
  t.equal((await listed(send)).length, 1)
  t.match(await agency('GET', `/locations/${made.id}`), UNKNOWN)
})

inBothProfiles('location.invalid-id: an id that no location of the agency has gets 422', async (t, _, send) => {
  const [{ id }] = await listed(send, 'agency-b')
  const agency = agencyOf(send)
  for (const [method, body] of [['GET'], ['PUT', SENT], ['DELETE']] as const)
    t.match(await agency(method, `/locations/${id}`, body), UNKNOWN)
})

inBothProfiles('location.mandatory: a location without what it needs gets 422, in the words of the reference', async (t, _, send) => {
  const [{ id }] = await listed(send)
  const agency = agencyOf(send)
  const mandatory = (field: string, words = field) => `"${field}":{"message":"The ${words} field is mandatory.","rule":"required"}`
  const all = [
    ...[mandatory('firstName', 'first name'), mandatory('lastName', 'last name'), mandatory('email'), mandatory('phone', 'email')],
    ...[mandatory('businessName', 'business name'), mandatory('address'), mandatory('city'), mandatory('state'), mandatory('country')],
    mandatory('postalCode', 'postal code')
  ]
  for (const [method, path] of [
    ['POST', '/locations'],
    ['PUT', `/locations/${id}`]
  ] as const) {
    t.match(await agency(method, path, {}), { status: 422, text: `{${all.join()}}` })
    t.match(await agency(method, path, { ...SENT, city: ' ' }), { status: 422, text: `{${mandatory('city')}}` })
  }
  t.equal((await listed(send)).length, 1)
})

inBothProfiles('location.lookup: without an email, or a location with it, the lookup gets 422', async (t, _, send) => {
  const mandatory = { status: 422, text: '{"email":{"message":"The email field is mandatory.","rule":"required"}}' }
  for (const query of ['', '?email=', '?email=a&email=b']) t.match(await agencyOf(send)('GET', `/locations/lookup${query}`), mandatory)
  t.match(await agencyOf(send)('GET', '/locations/lookup?email=no@b.c'), {
    status: 422,
    text: '{"email":{"message":"The email address is invalid.","rule":"invalid"}}'
  })
})

observed('what an agency changes takes effect in the location, whether it is open or not', async (t, _, send) => {
  const agency = agencyOf(send)
  const { id, apiKey } = (await agency('POST', '/locations', SENT)).body
  const ofLocation = caller(send, apiKey)
  const twice = async () => {
    const made = async () => (await ofLocation('POST', '/contacts', { email: 'a@b.c' })).body.contact
    return [await made(), await made()]
  }
  await agency('PUT', `/locations/${id}`, { ...SENT, country: 'CA' })
  const [one, other] = await twice()
  t.equal(one.country, 'CA')
  t.equal(one.id, other.id)
  await agency('PUT', `/locations/${id}`, {
    ...SENT,
    country: 'MX',
    timezone: 'America/Chihuahua',
    settings: { allowDuplicateContact: true }
  })
  const [third, fourth] = await twice()
  t.not(third.id, fourth.id)
  t.match((await ofLocation('GET', `/locations/${id}`)).body, { country: 'MX', timezone: 'America/Chihuahua', business: { country: 'MX' } })
})

inBothProfiles('what a test sets for a location is what its agency reads', async (t, _, send) => {
  const [{ apiKey, id }] = await listed(send)
  const set = { settings: { name: 'Mine', city: 'Austin', social: { yelp: 'y' }, disableContactTimezone: true } }
  await send({ path: '/_emulator/data', headers: { authorization: `Bearer ${apiKey}` }, body: JSON.stringify(set) })
  const wanted = { id, name: 'Mine', city: 'Austin', social: { yelp: 'y' }, settings: { disableContactTimezone: true } }
  t.match((await listed(send))[0], wanted)
  t.match((await caller(send, apiKey)('GET', `/locations/${id}`)).body, wanted)
})

inBothProfiles('the key of a deleted location gets 401, and what it held is gone', async (t, call, send) => {
  const [{ id, apiKey }] = await listed(send)
  const ofLocation = caller(send, apiKey)
  await ofLocation('POST', '/contacts', { email: 'a@b.c' })
  await agencyOf(send)('DELETE', `/locations/${id}`)
  t.equal((await ofLocation('GET', '/contacts')).status, 401)
  const health = JSON.parse((await send({ method: 'GET', path: '/_emulator/health', headers: {} })).text)
  t.match(health, { contacts: 0, locations: 1 })
  t.same(await listed(send), [])
  t.equal((await call('GET', '/contacts')).status, 200)
  // It was never opened.
  const made = (await agencyOf(send)('POST', '/locations', SENT)).body
  await agencyOf(send)('DELETE', `/locations/${made.id}`)
  t.equal((await caller(send, made.apiKey)('GET', '/contacts')).status, 401)
})

inBothProfiles('after a reset an agency is as it was at its start', async (t, _, send) => {
  const headers = { authorization: 'Bearer agency-a' }
  for (const by of [headers, {}]) {
    const [first] = await listed(send)
    const made = (await agencyOf(send)('POST', '/locations', SENT)).body
    for (const { apiKey } of [first, made]) await caller(send, apiKey)('POST', '/contacts', { email: 'a@b.c' })
    await agencyOf(send)('DELETE', `/locations/${first.id}`)
    await send({ path: '/_emulator/reset', headers: by })
    t.equal((await caller(send, made.apiKey)('GET', '/contacts')).status, 401)
    t.same((await caller(send, first.apiKey)('GET', '/contacts')).body.contacts, [], 'also before the agency is called')
    t.same(await listed(send), [first])
  }
})

const OF_AGENCIES: [method: string, path: string, body?: unknown][] = [
  ['POST', '/locations', SENT],
  ['GET', '/locations/lookup?email=a'],
  ['PUT', '/locations/x', SENT],
  ['DELETE', '/locations/x'],
  ['PUT', '/locations/x/load-snapshot/y', {}],
  ['POST', '/users', {}],
  ['GET', '/users/lookup?email=a'],
  ['GET', '/users/x'],
  ['PUT', '/users/x', {}],
  ['DELETE', '/users/x'],
  ['GET', '/saas/locations?customerId=a'],
  ['PUT', '/saas/update-saas-subscription/x', { customerId: 'a' }],
  ['GET', '/snapshots']
]

inBothProfiles('key.of-agency: the key of a location gets 401 on an operation of agencies', async (t, call) => {
  for (const [method, path, body] of OF_AGENCIES) t.match(await call(method, path, body), SWITCH, `${method} ${path}`)
})

onlyDocumented('key.of-agency: the lists of locations and users are among these operations', async (t, call) => {
  t.match(await call('GET', '/locations/'), SWITCH)
  t.match(await call('GET', '/users/'), SWITCH)
})

observed('location.list-own: the key of a location lists this one alone', async (t, call) => {
  const { locations } = (await call('GET', '/locations/')).body
  t.equal(locations.length, 1)
  t.same(Object.keys(locations[0]), KEYS)
  const { business, ...own } = (await call('GET', `/locations/${locations[0].id}`)).body
  t.match(locations[0], own)
})

for (const [profile, text] of [
  [onlyDocumented, '{"msg":"Unauthorized"}'],
  [observed, '{"msg":"Api key is invalid."}']
] as const) {
  profile('key.of-location: the key of an agency gets 401 on an operation of locations', async (t, _, send) => {
    for (const [method, path] of [
      ['POST', '/contacts'],
      ['GET', '/contacts'],
      ['GET', '/tags'],
      ['GET', '/users/location'],
      ['GET', '/timezones']
    ] as const)
      t.match(await agencyOf(send)(method, path, method === 'POST' ? { email: 'a@b.c' } : undefined), { status: 401, text }, path)
    t.equal((await agencyOf(send)('GET', '/nowhere')).status, 404)
  })
}

inBothProfiles('control calls with the key of an agency concern the agency', async (t, call, send) => {
  const headers = { authorization: 'Bearer agency-a' }
  const control = async (method: string, path: string, body?: object) =>
    JSON.parse((await send({ method, path: `/_emulator${path}`, headers, body: body && JSON.stringify(body) })).text)
  await agencyOf(send)('GET', '/locations/')
  await call('GET', '/contacts')
  t.match(await control('GET', '/requests'), {
    exchanges: [{ seq: 1, request: { path: '/v1/locations' }, response: { status: 200 } }],
    next: 1
  })
  t.match(await control('GET', '/requests/1'), { steps: [{}, {}, { step: 'key', outcome: 'passed' }] })
  await control('POST', '/faults', { status: 500, match: { path: '/v1/locations' } })
  t.equal((await agencyOf(send)('GET', '/locations/')).status, 500)
  await control('PUT', '/clock', { now: '2030-01-01T00:00:00Z' })
  t.same(await control('GET', '/clock'), { now: '2030-01-01T00:00:00.000Z' })
  t.match(await control('POST', '/reset'), { cleared: { exchanges: 2 } })
})

inBothProfiles('no key or password of an answer or a body is kept', async (t, _, send) => {
  const agency = agencyOf(send)
  const { apiKey, id } = (await agency('POST', '/locations', SENT)).body
  await agency('GET', '/locations')
  await agency('GET', `/locations/${id}`)
  await agency('PUT', `/locations/${id}`, SENT)
  await agency('POST', '/users', { password: 'canary-"password', firstName: 'John' })
  await send({
    path: '/_emulator/faults',
    body: JSON.stringify({ connection: 'truncate', match: { path: '/v1/locations/lookup' } }),
    headers: {}
  })
  await agency('GET', '/locations/lookup?email=john@deo.com').catch(() => {})
  await caller(send, apiKey)('GET', '/contacts')
  const kept = (await send({ method: 'GET', path: '/_emulator/requests', headers: {} })).text
  for (const secret of [apiKey, apiKey.slice(0, 60), 'canary']) t.notMatch(kept, secret)
  t.match(JSON.parse(kept).exchanges, [
    {
      request: { body: { businessName: 'Tesla inc', mailgun: { apiKey: '[redacted]' }, twilio: { authToken: '[redacted]' } } },
      response: { body: { apiKey: '[redacted]' } }
    },
    { response: { body: { locations: [{}, { apiKey: '[redacted]' }] } } }
  ])
})

const WITHOUT_ROOM = { fidelity: 'documented', maxBytes: 8000 } as const

overBoth(
  root,
  'what an agency keeps has a bound',
  async (t, send) => {
    const agency = agencyOf(send)
    const [{ id }] = await listed(send)
    const long = 'x'.repeat(8000)
    const user = { ...{ firstName: long, lastName: 'Deo', email: 'a', type: 'agency', role: 'user' }, locationIds: [], permissions: {} }
    for (const [method, path, body] of [
      ['POST', '/locations', { ...SENT, website: long }],
      ['PUT', `/locations/${id}`, { ...SENT, website: long }],
      ['PUT', `/saas/update-saas-subscription/${id}`, { customerId: long }],
      ['POST', '/users', user]
    ] as const)
      t.match(await agency(method, path, body), { status: 503, body: { msg: /larger --max-bytes/ } }, path)
    t.match(await listed(send), [{ website: 'https://location.example' }])
    t.equal((await agency('POST', '/locations', SENT)).status, 200)
  },
  WITHOUT_ROOM
)

overBoth(
  root,
  'an agency that has made a location stays as long as others can go',
  async (t, send) => {
    const { apiKey } = (await agencyOf(send)('POST', '/locations', SENT)).body
    for (const key of ['test-a', 'test-b', 'test-c']) await caller(send, key)('GET', '/contacts')
    t.equal((await caller(send, apiKey)('GET', '/contacts')).status, 200)
  },
  { locationLimit: 2 }
)
