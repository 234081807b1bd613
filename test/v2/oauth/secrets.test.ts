import root, { type Test } from 'tap'
import { type EmulatorOptions, startEmulator } from '../../../src/index.js'
import { locationIdOf } from '../../../src/locations/accepted-keys.js'
import { tokenText } from '../../../src/locations/access-token.js'
import { send } from '../../transports.js'
import { callerOfV2, LOCATION } from '../calls.js'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const CANARY = 'canary-secret-value'
const grant = (more: Record<string, string>) =>
  new URLSearchParams({ client_id: 'c', client_secret: CANARY, grant_type: 'authorization_code', ...more }).toString()

/** Everything that an emulator tells of what was sent to it. */
async function told(t: Test, options: EmulatorOptions, run: (url: string) => Promise<unknown>): Promise<string> {
  const lines: string[] = []
  await using emulator = await startEmulator({ ...options, logTarget: { write: (line) => lines.push(line), colour: false } })
  await run(emulator.url)
  const looks = ['requests', 'requests?position=1', 'coverage', 'explain?last=1', 'evidence'].map(async (look) => {
    const { text } = await send(emulator.url, { method: 'GET', path: `/_emulator/${look}`, headers: {} })
    return text
  })
  const texts = await Promise.all(looks)
  t.ok(lines.length > 0)
  t.ok(JSON.parse(texts[0] as string).exchanges.length > 0)
  return [...lines, ...texts].join('\n')
}

const SENT: [title: string, sent: { path?: string; method?: string; headers?: Record<string, string>; body: string }][] = [
  ['a form', { headers: FORM, body: grant({ code: `test-${CANARY}` }) }],
  ['a form with a name in another spelling', { headers: FORM, body: `%63lient_secret=${CANARY}&Client_Secret=${CANARY}&CODE=${CANARY}` }],
  ['a form that repeats a field', { headers: FORM, body: `${grant({ code: CANARY })}&client_secret=${CANARY}&code=${CANARY}` }],
  ['a form with brackets', { headers: FORM, body: `client_secret[a]=${CANARY}&code[]=${CANARY}` }],
  ['a form of too many fields', { headers: FORM, body: `client_secret=${CANARY}${'&a=1'.repeat(1000)}` }],
  ['a form that does not say so', { headers: {}, body: `code=${CANARY}` }],
  [
    'a key beside the code',
    { headers: { ...FORM, authorization: 'Bearer test-key' }, body: grant({ code: CANARY, refresh_token: CANARY }) }
  ],
  ['a code and a key, both in JSON', { headers: { authorization: 'Bearer test-key' }, body: JSON.stringify({ code: CANARY, x: CANARY }) }],
  ['JSON with an escaped name', { headers: {}, body: `{"client_id":"c","\\u0063lient_secret":"${CANARY}"}` }],
  ['JSON with a secret in a list', { headers: {}, body: `{"client_id":"c","grant_type":"refresh_token","client_secret":["${CANARY}"]}` }],
  ['JSON that is cut', { headers: {}, body: `{"client_id":"c","client_secret":"${CANARY}` }],
  ['JSON that breaks off beside it', { headers: {}, body: `{"code":"${CANARY}"x}` }],
  ['a query', { path: `/oauth/token?code=${CANARY}&c%6Fde=${CANARY}&client_secret=${CANARY}`, headers: FORM, body: '' }],
  ['another path', { path: '/oauth/tokens', headers: FORM, body: grant({ code: CANARY }) }],
  ['another path in capitals', { path: '/OAUTH/token', headers: FORM, body: grant({ code: CANARY }) }],
  ['a path of version 1', { path: '/v1/oauth/token', headers: {}, body: JSON.stringify({ client_secret: CANARY }) }],
  ['another method', { method: 'PUT', headers: FORM, body: grant({ code: CANARY }) }]
]

for (const [title, sent] of SENT) {
  for (const log of ['pretty', 'json'] as const) {
    root.test(`nothing that a token is asked for with is told of ${title} (${log})`, async (t) => {
      const text = await told(t, { log }, (url) => send(url, { path: '/oauth/token', ...sent }))
      t.notMatch(text, /canary/)
    })
  }
}

for (const fault of [{ connection: 'truncate' }, { connection: 'reset-after' }, { status: 500, after: 'store' }] as const) {
  root.test(`no token is told of where its answer is faulted: ${JSON.stringify(fault)}`, async (t) => {
    const text = await told(t, { log: 'pretty' }, async (url) => {
      await send(url, { path: '/_emulator/faults', headers: {}, body: JSON.stringify(fault) })
      await send(url, { path: '/oauth/token', headers: FORM, body: grant({ code: 'test-key' }) }).catch(() => {})
    })
    t.notMatch(text, /canary|eyJhdXRoQ2xhc3Mi/)
  })
}

root.test('no beginning of a token is told of where a message cuts it', async (t) => {
  const key = tokenText({ kind: 'access', locationId: LOCATION, expires: 9_000_000_000 })
  const text = await told(t, { log: 'pretty' }, async (url) => {
    const call = callerOfV2((sent) => send(url, sent), { key })
    t.equal((await call('GET', `/contacts/${key}`)).status, 400)
    t.equal((await call('GET', `/locations/${LOCATION}/tags/${key}`)).status, 400)
    t.equal((await call('GET', `/contacts/x/y/z/${key}`)).status, 404)
    t.equal((await call('GET', `/contacts/x/y/z/%65${key.slice(1)}`)).status, 404)
    t.equal((await call('POST', '/contacts/', { locationId: LOCATION, [key]: 1 })).status, 422)
  })
  t.notMatch(text, /eyJhbGci|%65yJ/)
})

root.test('a private integration token is not named, though any is taken', async (t) => {
  const key = 'pit-canary-4f5d-9a3e'
  const text = await told(t, { log: 'json' }, async (url) => {
    const call = callerOfV2((sent) => send(url, sent), { key })
    t.equal((await call('GET', `/locations/${locationIdOf(key)}`)).status, 200)
  })
  t.notMatch(text, /canary/)
})
