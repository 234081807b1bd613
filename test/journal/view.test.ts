import t from 'tap'
import { startEmulator } from '../../src/emulator.js'
import { Entry } from '../../src/journal/entry.js'
import { matchableOf, reasonsOf, viewOf } from '../../src/journal/view.js'
import { CreateContactSchema } from '../../src/v1/contacts/schema.js'
import { ignoredFieldsOf } from '../../src/v1/resource/ignored-fields.js'

function closed(more: Partial<Entry> = {}, response: string | null = '{"contact":{}}'): Entry {
  const entry = Object.assign(new Entry('POST', '/v1/contacts', [], 0), more)
  entry.close(200, { 'content-type': 'application/json', 'content-length': 14 }, response)
  return entry
}

t.test('a view has all there is to see', async (t) => {
  const entry = new Entry('POST', '/v1/contacts/?limit=5&a=1&a=2&a=3', ['Host', 'x', 'Accept', 'a', 'ACCEPT', 'b'], 0)
  const fault = { status: 429 }
  Object.assign(entry, { seq: 7, position: 9, locationId: 'loc', keyFingerprint: 'print', receivedAt: 1_767_268_800_001, durationMs: 1.5 })
  Object.assign(entry, { rawBody: '{"email":"a@b.c"}', contactIds: ['one'], fault })
  entry.because('because')
  entry.close(429, { 'retry-after': 1 }, '{"msg":"Too Many Requests"}')
  t.strictSame(viewOf(entry), {
    ...{ seq: 7, locationId: 'loc', keyFingerprint: 'print', receivedAt: '2026-01-01T12:00:00.001Z', durationMs: 1.5 },
    request: {
      method: 'POST',
      path: '/v1/contacts',
      query: { limit: '5', a: ['1', '2', '3'] },
      headers: { host: 'x', accept: 'a, b' },
      rawBody: '{"email":"a@b.c"}',
      body: { email: 'a@b.c' }
    },
    response: { status: 429, headers: { 'retry-after': '1' }, body: { msg: 'Too Many Requests' } },
    ...{ contactIds: ['one'], fault, reasons: ['because'], outcome: 'Faulted: status 429' }
  })
})

t.test('a body that is nested too deep is there as text alone', async (t) => {
  const rawBody = '['.repeat(201) + ']'.repeat(201)
  t.match(viewOf(closed({ rawBody })).request, { rawBody, body: null })
  t.not(viewOf(closed({ rawBody: rawBody.slice(1, -1) })).request.body, null)
})

t.test('a body that is longer than asked for is there as text alone', async (t) => {
  const [rawBody, answer] = ['{"email":"a@b.c"}', '{"contact":{"a":1}}']
  const entry = closed({ rawBody }, answer)
  t.match(viewOf(entry, rawBody.length), { request: { rawBody, body: { email: 'a@b.c' } }, response: { body: answer } })
  t.match(viewOf(entry, rawBody.length - 1), { request: { rawBody, body: null } })
  t.match(viewOf(entry, answer.length), { response: { body: { contact: { a: 1 } } } })
})

t.test('of a connection that was cut there is no response', async (t) => {
  const entry = new Entry('POST', '/', [], 0)
  entry.close(null, {}, null)
  t.equal(viewOf(entry).response, null)
})

const BODIES: [raw: string | null, body: unknown][] = [
  ['{"a":[1]}', { a: [1] }],
  ['\uFEFF{"a":1}', { a: 1 }],
  ['"text"', 'text'],
  ['false', false],
  ['{"a":', null],
  ['', null],
  [null, null]
]

for (const [raw, body] of BODIES) {
  t.test(`the body of a request that sent ${JSON.stringify(raw)} is ${JSON.stringify(body)}`, async (t) => {
    const { request } = viewOf(closed({ rawBody: raw }))
    t.strictSame(request.body, body)
    t.equal(request.rawBody, raw)
  })
}

t.test('a response that is not JSON is shown as text', async (t) => {
  t.equal(viewOf(closed({}, '{"contact":{"id')).response?.body, '{"contact":{"id')
  t.strictSame(viewOf(closed({}, '[]')).response?.body, [])
  t.equal(viewOf(closed({}, null)).response?.body, null)
})

t.test('a match can name these parts, before the answer too', async (t) => {
  const entry = new Entry('PUT', '/v1/contacts/?q=a%20b?c', ['X-Lead', '1'], 0)
  entry.rawBody = '{}'
  const parts = { method: 'PUT', path: '/v1/contacts', query: { q: 'a b?c' }, headers: { 'x-lead': '1' }, body: {} }
  t.strictSame(matchableOf(entry), { ...parts, status: null })
  entry.close(200, {}, '{}')
  t.strictSame(matchableOf(entry), { ...parts, status: 200 })
})

t.test('what came under the name of a part of every object is data like any other', async (t) => {
  const { query, headers } = matchableOf(new Entry('GET', '/?__proto__=1&constructor=2', ['__proto__', '3'], 0))
  t.same(Object.entries(query), [
    ['__proto__', '1'],
    ['constructor', '2']
  ])
  t.same(Object.entries(headers), [['__proto__', '3']])
})

t.test('reasons are those of the refusal, then what of an accepted body was ignored', async (t) => {
  const rawBody = '{"email":"a@b.c","customFields":{}}'
  const entry = closed({ rawBody, warn: ignoredFieldsOf(CreateContactSchema, 'v1') })
  entry.because('first')
  const ignored = 'customFields was ignored: it is not a field of v1; did you mean customField?'
  t.same(reasonsOf(entry), ['first', ignored])
  t.same(viewOf(entry).reasons, ['first', ignored])
  t.same(reasonsOf(closed({ rawBody: `\uFEFF${rawBody}`, warn: ignoredFieldsOf(CreateContactSchema, 'v1') })), [ignored])
  t.same(entry.reasons, ['first'])
  t.same(reasonsOf(closed({ rawBody })), [])
})

t.test('the name of its key is there only where the key may be shown', async (t) => {
  t.equal(viewOf(closed({ keyName: 'test-checkout' })).keyName, 'test-checkout')
  t.notOk('keyName' in viewOf(closed()))
  await using emulator = await startEmulator({ apiKeys: ['test-named', 'test-*'] })
  for (const key of ['test-checkout', 'test-named'])
    await fetch(`${emulator.baseUrl}/contacts`, { headers: { authorization: `Bearer ${key}` } })
  const shown = [emulator.location('test-checkout'), emulator.location('test-named')].map((location) => location.requests())
  t.same(
    (await Promise.all(shown)).flat().map(({ keyName }) => keyName),
    ['test-checkout', undefined]
  )
})
