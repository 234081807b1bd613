import t from 'tap'
import { locationIdOf } from '../../src/locations/accepted-keys.js'
import { fixture } from '../fixtures.js'
import { KEY, overBoth } from '../transports.js'
import { caller, observed } from '../v1/calls.js'

const UNAUTHORIZED = JSON.stringify(JSON.parse(fixture('create-contact/401.json')))
const BODY = '{"email":"a@b.c"}'

const REFUSED: Record<string, Record<string, string>> = {
  'a missing key': {},
  'an unknown key': { authorization: 'Bearer nobody' },
  'an empty key': { authorization: 'Bearer ' },
  'another scheme': { authorization: 'Basic test-key' },
  'a key without its scheme': { authorization: 'test-key' },
  'a key with a space inside': { authorization: 'Bearer test-key two' },
  'a key with a character no token has': { authorization: 'Bearer test-k"ey' }
}

for (const [what, headers] of Object.entries(REFUSED)) {
  overBoth(t, `key.required, key.before-body: ${what} gets the documented 401, also before a broken body`, async (t, send) => {
    for (const body of [BODY, '{broken']) {
      const answer = await send({ headers, body })
      t.equal(answer.status, 401)
      t.equal(answer.text, UNAUTHORIZED)
      t.equal(answer.headers['content-type'], 'application/json; charset=utf-8')
    }
  })
}

overBoth(t, 'key.scheme: the scheme of the key is taken in any case, also by what is not served and by control calls', async (t, send) => {
  for (const scheme of ['bearer', 'BEARER']) {
    const headers = { authorization: `${scheme} test-key` }
    const { locationId } = JSON.parse((await send({ headers, body: BODY })).text).contact
    t.equal(locationId, locationIdOf('test-key'))
    t.equal((await send({ headers, path: '/nowhere' })).status, 404)
  }
  const requests = await send({ headers: { authorization: 'bearer test-key' }, method: 'GET', path: '/_emulator/requests' })
  t.match(
    JSON.parse(requests.text).exchanges,
    [200, 404, 200, 404].map((status) => ({ response: { status } }))
  )
})

overBoth(t, 'by default every key that begins with test- opens a location of its own', async (t, send) => {
  const ids = new Set<string>()
  for (const key of ['test-', 'test-a', 'test-b', 'test-a']) {
    const answer = await send({ headers: { authorization: `Bearer ${key}` }, body: BODY })
    const { locationId } = JSON.parse(answer.text).contact
    t.equal(locationId, locationIdOf(key))
    ids.add(locationId)
  }
  t.equal(ids.size, 3)
})

overBoth(
  t,
  'named keys are strict, and one may carry its location id',
  async (t, send) => {
    const named = await send({ headers: { authorization: 'Bearer abc==' }, body: BODY })
    t.equal(JSON.parse(named.text).contact.locationId, 'C2QujeCh8ZnC7al2InWR')
    t.equal((await send({ headers: { authorization: 'Bearer plain' }, body: BODY })).status, 200)
    t.equal((await send({ headers: { authorization: 'Bearer plain2' }, body: BODY })).status, 401)
    t.equal((await send({ headers: KEY, body: BODY })).status, 401)
  },
  { apiKeys: ['abc===C2QujeCh8ZnC7al2InWR', 'plain'] }
)

overBoth(
  t,
  'a JWT key opens the location it claims',
  async (t, send) => {
    const payload = Buffer.from(JSON.stringify({ location_id: 'C2QujeCh8ZnC7al2InWR', version: 1 })).toString('base64url')
    const answer = await send({ headers: { authorization: `Bearer e30.${payload}.c2ln` }, body: BODY })
    t.equal(JSON.parse(answer.text).contact.locationId, 'C2QujeCh8ZnC7al2InWR')
  },
  { apiKeys: ['*'] }
)

observed('key.invalid: a stranger gets the recorded 401', async (t, _call, send) => {
  t.match(await caller(send, 'nobody')('GET', '/contacts'), { status: 401, text: '{"msg":"Api key is invalid."}' })
})
