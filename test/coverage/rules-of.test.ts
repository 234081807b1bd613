import t from 'tap'
import { OPERATIONS, operationOf } from '../../src/coverage/operations.js'
import { rulesOf } from '../../src/coverage/rules-of.js'
import { startEmulator } from '../../src/index.js'

const OF_V1 = OPERATIONS.filter(({ name }) => name.includes(' /v1/'))
const nameOf = (wanted: string) => rulesOf(OPERATIONS.find(({ name }) => name === wanted) as (typeof OPERATIONS)[number])

t.test('a create can meet the rules of bodies, and a list cannot', async (t) => {
  t.ok(nameOf('POST /v1/contacts').includes('body.json'))
  t.ok(nameOf('POST /v1/contacts').includes('contact.email-or-phone'))
  t.same(nameOf('GET /v1/contacts'), ['key.required', 'key.invalid', 'contact.list'])
  t.ok(nameOf('GET /v1/users').includes('key.of-agency'))
})

// What any operation may meet, and what is no matter of the program.
const OF_ALL = ['key.of-location', 'calendar.invalid-id']

for (const [title, apiKey, body] of [
  ['without a body', 'test-a', undefined],
  ['with an empty body', 'test-b', '{}'],
  ['with what is no JSON', 'test-c', '{'],
  ['with the key of an agency', 'agency-a', '{}'],
  [
    'with a name and an e-mail',
    'test-d',
    '{"name":"a","title":"a","body":"a","email":"a@b.c","value":"a","dueDate":"2026-01-01T00:00:00Z"}'
  ]
] as const) {
  t.test(`the rule that each operation meets ${title} is one of those that it can meet`, async (t) => {
    await using emulator = await startEmulator()
    const location = emulator.location(apiKey)
    for (const { name } of OF_V1) {
      const [method = '', path = ''] = name.split(' ')
      const sent = method === 'GET' ? undefined : body
      const url = emulator.url + path.replaceAll(/:\w+/g, 'abc')
      await fetch(url, { method, headers: { authorization: `Bearer ${apiKey}` }, ...(sent && { body: sent }) })
    }
    const exchanges = await location.requests()
    t.equal(exchanges.length, OF_V1.length)
    for (const { seq, request } of exchanges) {
      const { steps } = await location.explain(seq)
      const met = steps.find(({ outcome }) => outcome === 'decided')?.rule?.id as string
      const operation = operationOf(request.method, request.path)
      t.ok(operation && [...rulesOf(operation), ...OF_ALL].includes(met), `${operation?.name}: ${met}`)
    }
  })
}
