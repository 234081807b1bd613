import t from 'tap'
import { type Emulator, startEmulator } from '../../src/index.js'
import { overBothTransports, post } from '../emulators.js'

const lead = (emulator: Pick<Emulator, 'baseUrl' | 'apiKey'>, body: object = { email: 'john@deo.com' }) => post(emulator, body)

overBothTransports('coverage tells what the location was sent and answered, and what it was never', async (t, emulator) => {
  await lead(emulator)
  await lead(emulator, {})
  await emulator.fail({ connection: 'reset-after' })
  await t.rejects(lead(emulator))
  t.match(await emulator.coverage(), {
    locationId: emulator.locationId,
    exchanges: 3,
    isComplete: true,
    summary: /^never saw: 400, 401, 413, 429, 503, a late answer, /,
    operations: [{ operation: 'POST /v1/contacts', calls: 3, fields: { sent: [{ field: 'email', count: 2 }] } }],
    statuses: {
      met: [
        { status: 200, count: 1 },
        { status: 422, count: 1 }
      ]
    },
    faults: { met: [{ fault: 'cut-after-store', count: 1 }] },
    unmet: []
  })
})

overBothTransports('coverage is of one location, or of all, with what came without a key', async (t, emulator) => {
  const other = emulator.location()
  await lead(emulator)
  await lead(other)
  await lead({ baseUrl: emulator.baseUrl, apiKey: 'stranger' })
  t.equal((await emulator.coverage()).exchanges, 1)
  t.equal((await other.coverage()).exchanges, 1)
  t.match(await emulator.coverage({ all: true }), { locationId: null, exchanges: 3, faults: { met: [{ fault: 'refused-key' }] } })
})

overBothTransports('a text is answered to who asks for one', async (t, emulator) => {
  t.match(await emulator.coverage({ format: 'text' }), /^Coverage: no request came\n/)
  t.match(await emulator.coverage({ format: 'markdown', all: true }), /^## What the program was shown\n/)
  await t.rejects(emulator.coverage({ format: 'xml' as 'text' }), {
    code: 'bad-request',
    message: 'format must be one of json, text, markdown; what came is "xml"'
  })
})

overBothTransports('what is required and not met is told, and what cannot be required is refused', async (t, emulator) => {
  await lead(emulator)
  t.same((await emulator.coverage({ require: ['200', ' contact.created '] })).unmet, [])
  t.match((await emulator.coverage({ require: ['200', 'late'] })).unmet, [{ name: 'late' }])
  t.match(await emulator.coverage({ require: ['late'], format: 'text' }), '\nRequired and not met: late: ')
  await t.rejects(emulator.coverage({ require: ['lates'] }), {
    code: 'bad-request',
    message: '"lates" cannot be required; did you mean late?'
  })
  await t.rejects(emulator.coverage({ require: Array(201).fill('200') }), { message: 'at most 200 names can be required at once' })
})

t.test('resets and a full journal take nothing from it', async (t) => {
  await using emulator = await startEmulator({ journalLimit: 2 })
  for (let count = 0; count < 300; count++) await lead(emulator)
  await emulator.reset()
  await lead(emulator, {})
  t.equal((await emulator.coverage()).exchanges, 301)
  await emulator.reset({ all: true })
  t.match(await emulator.coverage(), {
    exchanges: 301,
    operations: [
      {
        calls: 301,
        statuses: {
          met: [
            { status: 200, count: 300 },
            { status: 422, count: 1 }
          ]
        },
        fields: { sent: [{ field: 'email', count: 300 }] }
      }
    ]
  })
  t.equal((await emulator.location().coverage()).exchanges, 0)
})

t.test('many large bodies are counted with pauses, and all of them', async (t) => {
  await using emulator = await startEmulator()
  const notes = 'x'.repeat(600_000)
  for (let count = 0; count < 3; count++) await lead(emulator, { email: 'john@deo.com', notes })
  t.match(await emulator.coverage(), { exchanges: 3, operations: [{ fields: { unknown: [{ field: 'notes', count: 3 }] } }] })
})

t.test('no key is in it, also where one was sent as the name of a field', async (t) => {
  await using emulator = await startEmulator({ apiKeys: ['my-secret-key'] })
  await lead(emulator, { email: 'a@b.c', 'my-secret-key': 1, 'at my-secret-key': 1 })
  const told = [JSON.stringify(await emulator.coverage()), await emulator.coverage({ format: 'text' })]
  for (const text of told) {
    t.notMatch(text, 'my-secret-key')
    t.match(text, '[redacted]')
  }
})

t.test('a parameter that comes twice is refused', async (t) => {
  await using emulator = await startEmulator()
  const answer = await fetch(`${emulator.url}/_emulator/coverage?require=200&require=401`)
  t.equal(answer.status, 400)
  t.match(await answer.json(), { error: { message: 'require must be given once; what came is ["200","401"]' } })
})

t.test('over HTTP each format has its type', async (t) => {
  await using emulator = await startEmulator()
  for (const [query, type] of [
    ['', 'application/json'],
    ['?format=text', 'text/plain'],
    ['?format=markdown', 'text/markdown']
  ] as const)
    t.equal((await fetch(`${emulator.url}/_emulator/coverage${query}`)).headers.get('content-type'), `${type}; charset=utf-8`)
})
