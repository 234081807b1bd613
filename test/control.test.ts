import t from 'tap'
import { createApp } from '../src/app.js'
import { EmulatorError, LocationClient } from '../src/client.js'
import { settingsOfCall } from '../src/options.js'
import { KEY, overBoth } from './transports.js'

overBoth(t, 'health answers with the version', async (t, send) => {
  const answer = await send({ method: 'GET', path: '/_emulator/health', headers: {} })
  t.equal(answer.status, 200)
  t.match(JSON.parse(answer.text), { status: 'ok', version: /^\d+\.\d+\.\d+$/ })
})

overBoth(t, 'contacts are those of the key, or without a key those of all', async (t, send) => {
  for (const key of ['test-a', 'test-b']) await send({ headers: { authorization: `Bearer ${key}` }, body: `{"email":"${key}@b.c"}` })
  const emails = async (headers: Record<string, string>) => {
    const { text } = await send({ method: 'GET', path: '/_emulator/contacts', headers })
    return JSON.parse(text).contacts.map(({ email }: { email: string }) => email)
  }
  t.same(await emails({ authorization: 'Bearer test-a' }), ['test-a@b.c'])
  t.same(await emails({ authorization: 'Bearer test-c' }), [])
  t.same(await emails({}), ['test-a@b.c', 'test-b@b.c'])
})

overBoth(t, 'a call that is not served says so in its own form', async (t, send) => {
  const answer = await send({ method: 'GET', path: '/_emulator/nothing?x=1', headers: KEY })
  t.equal(answer.status, 404)
  t.equal(JSON.parse(answer.text).error.code, 'not-found')
  t.match(JSON.parse(answer.text).error.message, 'GET /_emulator/nothing is not a control call')
})

t.test('a control call that fails inside gets 500 in its own form, loud on stderr', async (t) => {
  const written: string[] = []
  const { http } = createApp(settingsOfCall({ logTarget: { write: (line) => written.push(line), colour: false } }))
  t.teardown(() => http.close())
  http.addHook('preHandler', async () => {
    throw new Error('broken inside')
  })
  const answer = await http.inject('/_emulator/health')
  t.equal(answer.statusCode, 500)
  t.equal(answer.json().error.code, 'bug')
  t.match(written.join(), 'broken inside')
})

t.test('a client turns an error answer into an error with its code', async (t) => {
  const client = new LocationClient('key', 'location', async () => ({
    status: 401,
    body: { error: { code: 'unknown-key', message: 'why' } }
  }))
  await t.rejects(client.contacts(), new EmulatorError('unknown-key', 'why'))
})
