import { caller, inBothProfiles, observed, onlyDocumented } from '../calls.js'

const SENT = {
  firstName: 'John',
  lastName: 'Deo',
  email: 'john@deo.com',
  password: '*******',
  type: 'agency',
  role: 'admin',
  locationIds: [] as string[],
  permissions: { campaignsEnabled: false, websitesEnabled: true }
}
const UNKNOWN = { status: 422, text: '{"userId":{"message":"The user id is invalid.","rule":"invalid"}}' }

type Send = Parameters<typeof caller>[0]
const agencyOf = (send: Send) => caller(send, 'agency-a')
const firstLocation = async (send: Send) => (await agencyOf(send)('GET', '/locations')).body.locations[0]

inBothProfiles(
  'user.kept, user.lookup, user.invalid-id: an agency has one plausible user, and creates, reads and deletes others',
  async (t, _, send) => {
    const agency = agencyOf(send)
    const { id: locationId } = await firstLocation(send)
    const [plausible, ...none] = (await agency('GET', '/users/')).body.users
    t.same(none, [])
    t.match(plausible, { firstName: 'Test', roles: { type: 'agency', role: 'admin', locationIds: [locationId] } })
    const { body: made, status } = await agency('POST', '/users/', { ...SENT, id: 'mine', locationIds: [locationId] })
    t.equal(status, 200)
    t.match(made, { id: /^[A-Za-z0-9]{20}$/, firstName: 'John', lastName: 'Deo', email: 'john@deo.com' })
    t.same(made.roles, { type: 'agency', role: 'admin', locationIds: [locationId] })
    t.same(Object.keys(made.roles), ['type', 'role', 'locationIds'])
    t.match(made.permissions, { campaignsEnabled: false, websitesEnabled: true, contactsEnabled: true, assignedDataOnly: false })
    t.equal(Object.keys(made.permissions).length, 24)
    t.notMatch(JSON.stringify(made), 'password')
    t.strictSame((await agency('GET', `/users/${made.id}`)).body, made)
    t.strictSame((await agency('GET', '/users/lookup?email=John@deo.com')).body, made)
    t.strictSame((await agency('GET', '/users')).body, { users: [plausible, made] })
    const changed = (await agency('PUT', `/users/${made.id}`, { ...SENT, firstName: 'Jane', role: 'user' })).body
    t.match(changed, { id: made.id, firstName: 'Jane', roles: { role: 'user', locationIds: [] } })
    t.strictSame((await agency('GET', `/users?locationId=${locationId}`)).body, { users: [plausible] })
    t.match(await agency('DELETE', `/users/${made.id}`), { status: 200, text: '""', headers: { 'content-type': /^application\/json/ } })
    for (const [method, body] of [['GET'], ['PUT', SENT], ['DELETE']] as const)
      t.match(await agency(method, `/users/${made.id}`, body), UNKNOWN)
  }
)

inBothProfiles('user.lookup: without an email, or a user with it, the lookup gets 422', async (t, _, send) => {
  const mandatory = { status: 422, text: '{"email":{"message":"The email field is mandatory.","rule":"required"}}' }
  for (const query of ['', '?email=', '?email=a&email=b']) t.match(await agencyOf(send)('GET', `/users/lookup${query}`), mandatory)
  t.match(await agencyOf(send)('GET', '/users/lookup?email=no@b.c'), {
    status: 422,
    text: '{"email":{"message":"The email address is invalid.","rule":"invalid"}}'
  })
})

inBothProfiles('user.mandatory: a user without what it needs gets 422, in the words of the reference', async (t, _, send) => {
  const agency = agencyOf(send)
  const [{ id }] = (await agency('GET', '/users')).body.users
  const locationIds = '"locationIds":{"message":"The location ide must be a array.","rule":"required"}'
  const permissions = '"permissions":{"message":"Ther permissions field every key must contains only true or false.","rule":"required"}'
  const all = [
    '"firstName":{"message":"The first name field is mandatory.","rule":"required"}',
    '"lastName":{"message":"The last name field is mandatory.","rule":"required"}',
    '"email":{"message":"The email field is mandatory.","rule":"required"}',
    '"type":{"message":"The type is mandatory.","rule":"required"}',
    '"role":{"message":"The role is mandatory.","rule":"required"}',
    locationIds,
    permissions
  ]
  for (const [method, path] of [
    ['POST', '/users'],
    ['PUT', `/users/${id}`]
  ] as const) {
    t.match(await agency(method, path, {}), { status: 422, text: `{${all.join()}}` })
    t.match(await agency(method, path, { ...SENT, firstName: ' ' }), { status: 422, text: `{${all[0]}}` })
    for (const wrong of ['x', [5]])
      t.match(await agency(method, path, { ...SENT, locationIds: wrong }), { status: 422, text: `{${locationIds}}` })
    for (const wrong of ['x', [true], null, { a: 1 }])
      t.match(await agency(method, path, { ...SENT, permissions: wrong }), { status: 422, text: `{${permissions}}` })
  }
})

inBothProfiles('user.invalid: a type, a role and a location that there is not get 422', async (t, _, send) => {
  t.match(await agencyOf(send)('POST', '/users', { ...SENT, type: 'x', role: 'y', locationIds: ['z'] }), {
    status: 422,
    body: { type: { rule: 'invalid' }, role: { rule: 'invalid' }, locationIds: { message: 'The location id is invalid.' } }
  })
})

inBothProfiles('user.list-location: a location lists its own users, and those of its agency that work in it', async (t, call, send) => {
  const names = (answer: { body: { users: { firstName: string }[] } }) => answer.body.users.map(({ firstName }) => firstName)
  t.same(names(await call('GET', '/users/location/')), ['Test'])
  await send({
    path: '/_emulator/data',
    body: JSON.stringify({ users: [{ firstName: 'A' }, { id: 'u', firstName: 'B', locationIds: ['x'] }] })
  })
  t.same(names(await call('GET', '/users/location')), ['A', 'B'])
  const { id, apiKey } = await firstLocation(send)
  await agencyOf(send)('POST', '/users', { ...SENT, locationIds: [id] })
  await agencyOf(send)('POST', '/users', { ...SENT, firstName: 'Elsewhere' })
  t.same(names(await caller(send, apiKey)('GET', '/users/location')), ['Test', 'John', 'Test'])
})

onlyDocumented('a user is answered in the order of the reference', async (t, call) => {
  const [user] = (await call('GET', '/users/location')).body.users
  t.same(Object.keys(user), ['id', 'firstName', 'lastName', 'email', 'roles', 'permissions'])
})

observed('user.list-own, user.name-and-phone: the key of a location lists its users, with name and phone', async (t, call) => {
  const { users } = (await call('GET', '/users/')).body
  t.same(Object.keys(users[0]), ['id', 'name', 'firstName', 'lastName', 'email', 'phone', 'permissions', 'roles'])
  t.match(users, [{ name: 'Test User', phone: '+13125550101', roles: { type: 'account' } }])
  t.same((await call('GET', '/users/location')).body, { users })
  t.same((await call('GET', '/users?locationId=x')).body, { users: [] })
})
