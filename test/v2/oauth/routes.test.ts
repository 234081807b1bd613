import type { Test } from 'tap'
import { tokenText } from '../../../src/locations/access-token.js'
import type { Send } from '../../transports.js'
import { type CallV2, callerOfV2, inV2, LOCATION } from '../calls.js'

const CLIENT = { client_id: 'c', client_secret: 'canary-secret' }

/** Asks for a token by a form. */
async function ask(send: Send, fields: Record<string, string>) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await send({ path: '/oauth/token', headers, body: new URLSearchParams({ ...CLIENT, ...fields }).toString() })
  return { ...answer, body: JSON.parse(answer.text) }
}

inV2('v2.token-given: a code that is a key or the id of a location gets tokens, which open it', async (t, call, send) => {
  for (const code of ['test-key', LOCATION]) {
    const { status, body } = await ask(send, { grant_type: 'authorization_code', code, redirect_uri: 'http://a/b', user_type: 'Location' })
    t.equal(status, 200)
    t.match(body, {
      token_type: 'Bearer',
      expires_in: 86_399,
      userType: 'Location',
      locationId: LOCATION,
      userId: String,
      companyId: String
    })
    const mine = callerOfV2(send, { key: body.access_token })
    const { id } = (await mine('POST', '/contacts/', { locationId: LOCATION })).body.contact
    t.equal((await call('GET', `/contacts/${id}`)).status, 200)
  }
})

inV2('v2.token-given: a code may be the key of a location of an agency, as long as the agency has it', async (t, _call, send) => {
  const asAgency = { authorization: 'Bearer agency-key' }
  const [account] = JSON.parse((await send({ method: 'GET', path: '/v1/locations', headers: asAgency })).text).locations
  const given = await ask(send, { grant_type: 'authorization_code', code: account.apiKey })
  t.match(given, { status: 200, body: { locationId: account.id } })
  const read = await callerOfV2(send, { key: given.body.access_token })('GET', `/locations/${account.id}`)
  t.match(read, { status: 200, body: { location: { id: account.id, companyId: given.body.companyId } } })
  await send({ method: 'DELETE', path: `/v1/locations/${account.id}`, headers: asAgency })
  t.match(await ask(send, { grant_type: 'authorization_code', code: account.apiKey }), { status: 400 })
})

inV2('v2.token: a token that ends at no time that there is gets 401', async (t, _call, send) => {
  const key = tokenText({ kind: 'access', locationId: LOCATION, expires: -1e300 })
  t.match(await callerOfV2(send, { key })('GET', '/contacts/x'), { status: 401, body: { statusCode: 401 } })
})

const setClock = (send: Send, advanceMs: number) =>
  send({ method: 'PUT', path: '/_emulator/clock', headers: { authorization: 'Bearer test-key' }, body: JSON.stringify({ advanceMs }) })

async function expires(t: Test, call: CallV2): Promise<void> {
  const refused = await call('GET', '/contacts/x')
  t.match(refused, { status: 401, headers: { 'x-emulator-reason': /the token has expired at .*POST \/oauth\/token/ } })
}

inV2('v2.token, v2.token-given: a token expires after a day, and a refresh token renews it', async (t, _call, send) => {
  const first = (await ask(send, { grant_type: 'authorization_code', code: 'test-key' })).body
  await setClock(send, 86_400_000)
  await expires(t, callerOfV2(send, { key: first.access_token }))
  const second = (await ask(send, { grant_type: 'refresh_token', refresh_token: first.refresh_token })).body
  t.equal((await callerOfV2(send, { key: second.access_token })('GET', '/contacts/x')).status, 400)
  await setClock(send, 366 * 86_400_000)
  t.match(await ask(send, { grant_type: 'refresh_token', refresh_token: first.refresh_token }), {
    status: 400,
    headers: { 'x-emulator-reason': /has expired/ },
    body: { statusCode: 400, message: 'Invalid grant: refresh token is invalid' }
  })
})

inV2('v2.grant: what no token is given for gets 400 with a reason', async (t, call, send) => {
  const given = (await ask(send, { grant_type: 'authorization_code', code: 'test-key' })).body
  for (const [fields, reason] of [
    [{ grant_type: 'authorization_code', code: 'unknown' }, /code must be the id of a location/],
    [{ grant_type: 'authorization_code' }, /code must be the id of a location/],
    [{ grant_type: 'authorization_code', code: 'agency-key' }, /code must be the id of a location/],
    [{ grant_type: 'refresh_token', refresh_token: 'unknown' }, /refresh_token must be one that/],
    [{ grant_type: 'refresh_token' }, /refresh_token must be one that/],
    [{ grant_type: 'refresh_token', refresh_token: given.access_token }, /refresh_token must be one that/],
    [{ grant_type: 'client_credentials' }, /client_credentials is not served/],
    [{ grant_type: 'authorization_code', code: 'test-key', user_type: 'Company' }, /tokens of a company are not served/]
  ] as const) {
    const refused = await ask(send, fields as Record<string, string>)
    t.match(refused, { status: 400, headers: { 'x-emulator-reason': reason } }, JSON.stringify(fields))
  }
  t.match(await ask(send, { grant_type: 'x' }), { status: 422, body: { message: [/grant_type must be one of/] } })
  t.match((await call('POST', '/oauth/token', '[]')).status, 422)
  const byRefresh = await callerOfV2(send, { key: given.refresh_token })('GET', '/contacts/x')
  t.match(byRefresh, { status: 401, headers: { 'x-emulator-reason': /is a refresh token/ } })
})

inV2('v1 takes no token of v2, and says why', async (t, _call, send) => {
  const { access_token } = (await ask(send, { grant_type: 'authorization_code', code: 'test-key' })).body
  for (const key of [access_token, 'pit-x']) {
    const refused = await send({ headers: { authorization: `Bearer ${key}` }, body: '{"email":"a@b.example"}' })
    t.match(refused, { status: 401, text: '{"msg":"Unauthorized"}', headers: { 'x-emulator-reason': /the token is one of API version 2/ } })
  }
})

inV2('a fault that is armed for a location decides over its tokens too', async (t, _call, send) => {
  const fault = JSON.stringify({ status: 500, match: { path: '/oauth/token' } })
  await send({ path: '/_emulator/faults', headers: { authorization: 'Bearer test-key' }, body: fault })
  t.equal((await ask(send, { grant_type: 'authorization_code', code: 'test-other' })).status, 200)
  t.match(await ask(send, { grant_type: 'authorization_code', code: 'test-key' }), {
    status: 500,
    body: { statusCode: 500, message: 'Internal Server Error' }
  })
})

inV2('no token, code or secret of a client is in the journal', async (t, _call, send) => {
  const first = await ask(send, { grant_type: 'authorization_code', code: 'test-key' })
  await ask(send, { grant_type: 'refresh_token', refresh_token: first.body.refresh_token })
  const json = JSON.stringify({ ...CLIENT, grant_type: 'authorization_code', code: 'test-key' })
  t.equal((await send({ path: '/oauth/token', headers: {}, body: json })).status, 200)
  await ask(send, { grant_type: 'authorization_code', code: 'abc' })
  const journal = (await send({ method: 'GET', path: '/_emulator/requests', headers: {} })).text
  for (const secret of ['canary-secret', 'code":"test-key', 'code=test-key', 'code=abc', first.body.access_token, first.body.refresh_token])
    t.notOk(journal.includes(secret), secret)
  t.match(JSON.parse(journal).exchanges.at(-1).request.body, { grant_type: 'authorization_code', code: '[redacted]' })
})

inV2('the company of a location is its agency, where it has one', async (t, _call, send) => {
  const agency = { method: 'GET', path: '/v1/locations', headers: { authorization: 'Bearer agency-key' } }
  const [account] = JSON.parse((await send(agency)).text).locations
  await send({ method: 'GET', headers: { authorization: `Bearer ${account.apiKey}` } })
  const { body } = await ask(send, { grant_type: 'authorization_code', code: account.id })
  t.match(body, { locationId: account.id, companyId: /^[A-Za-z0-9]{20}$/ })
  const other = (await ask(send, { grant_type: 'authorization_code', code: 'test-key' })).body
  t.not(body.companyId, other.companyId)
})

inV2(
  'v2.token-given: a rate limit is for calls with a token',
  async (t, _call, send) => {
    for (let count = 0; count < 3; count++) t.equal((await ask(send, { grant_type: 'authorization_code', code: 'test-key' })).status, 200)
  },
  { rateLimit: '1/10s' }
)

inV2(
  'rate.limit: each answer of v2 tells how many calls are left, and one too many gets 429 in its words',
  async (t, call) => {
    t.match(await call('GET', '/contacts/x'), { status: 400, headers: { 'x-ratelimit-max': /1/, 'x-ratelimit-remaining': /0/ } })
    t.match(await call('GET', '/contacts/x'), { status: 429, body: { statusCode: 429, message: 'Too Many Requests' } })
  },
  { rateLimit: '1/10s' }
)
