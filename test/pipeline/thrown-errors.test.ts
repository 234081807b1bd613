import fc from 'fast-check'
import t from 'tap'
import { createApp } from '../../src/app.js'
import { type Exchange, startEmulator } from '../../src/index.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { KEY, overBoth, PATH } from '../transports.js'
import { observed } from '../v1/calls.js'

observed('body.types-422: wrong types get 422 in the wording of the validator, one error a field', async (t, call) => {
  const sent = { email: 5, firstName: {}, dateOfBirth: 1, dnd: 'yes', tags: ['a', 5, {}], customField: 'x' }
  t.match(await call('POST', '/contacts', sent), {
    status: 422,
    body: {
      email: { message: 'The email must be a string.', rule: 'string' },
      firstName: { message: 'The first name must be a string.', rule: 'string' },
      dateOfBirth: { message: 'The date of birth must be a string.', rule: 'string' },
      dnd: { message: 'The dnd field must be boolean.', rule: 'boolean' },
      tags: { message: 'The tags must be an array.', rule: 'array' },
      customField: { message: 'The custom field must be an object.', rule: 'object' }
    }
  })
  t.match(await call('POST', '/contacts', { email: 'a@b.c', customField: [{ name: 'a' }] }), {
    status: 422,
    body: { customField: { rule: 'object' } }
  })
  for (const body of [[], 'x', null]) t.match(await call('POST', '/contacts', body), { status: 400, text: '{"msg":"Bad Request"}' })
  t.match(await call('POST', '/custom-fields', { name: 5, position: 'x' }), {
    status: 422,
    body: { name: { rule: 'string' }, position: { rule: 'number' } }
  })
})

t.test('a key in a body that is refused is in no reason, whole or in part', async (t) => {
  const key = 'test-canary-canary'
  // The name of a key that only begins as an accepted one is shown, to tell one test from another.
  await using emulator = await startEmulator({ apiKeys: [key] })
  const headers = { authorization: `Bearer ${key}` }
  for (const body of [
    key,
    JSON.stringify({ email: 5, tags: `${'x'.repeat(65)}${key}` }),
    JSON.stringify({ tags: `${'x'.repeat(55)}${key}` })
  ]) {
    await fetch(`${emulator.baseUrl}/contacts`, { method: 'POST', headers, body })
  }
  const answer = await fetch(`${emulator.url}/_emulator/requests`)
  const { exchanges } = (await answer.json()) as { exchanges: Exchange[] }
  t.equal(exchanges.flatMap(({ reasons }) => reasons).length, 5)
  t.notMatch(JSON.stringify(exchanges), /test-c/)
})

overBoth(t, 'any body and any key get 200, 400, 401, 413 or 422', async (t, send) => {
  const header = fc.stringMatching(/^[\x20-\x7e]*$/)
  const anything = fc.record({
    authorization: fc.oneof(
      fc.constant('Bearer test-key'),
      header,
      header.map((text) => `Bearer ${text}`)
    ),
    body: fc.oneof(
      fc.string(),
      fc.json(),
      fc.object({ key: fc.constantFrom('email', 'phone', 'tags', 'customField', 'dnd', '__proto__') }).map((value) => JSON.stringify(value))
    )
  })
  await fc.assert(
    fc.asyncProperty(anything, async ({ authorization, body }) => {
      const { status, text } = await send({ headers: { authorization }, body })
      t.ok([200, 400, 401, 413, 422].includes(status), `${status}`)
      JSON.parse(text)
    }),
    { numRuns: 200 }
  )
})

t.test('emulator.bug: a bug of ours gets 500, is loud with its stack in every log style, and keeps its reason', async (t) => {
  const written: string[] = []
  const { http } = await createApp(settingsOfCall({ logTarget: { write: (line) => written.push(line), colour: false } }))
  t.teardown(() => http.close())
  http.addHook('preHandler', async () => {
    throw Object.assign(new Error('broken inside'), { statusCode: 400 })
  })
  const answer = await http.inject({ method: 'POST', url: PATH, headers: KEY, payload: '{"email":"a@b.c"}' })
  t.equal(answer.statusCode, 500)
  t.equal(answer.payload, '{"msg":"Internal Server Error"}')
  t.match(written.join(), /A bug of the emulator[\s\S]*broken inside\n +at /)
})
