import t from 'tap'
import { startEmulator } from '../../../src/index.js'
import { CONTACT_FIELDS, CreateContactSchema } from '../../../src/v1/contacts/schema.js'
import { ignoredFieldsOf } from '../../../src/v1/resource/ignored-fields.js'

const ignoredFields = ignoredFieldsOf(CreateContactSchema, 'v1')

const IGNORED: [body: object, sentences: string[]][] = [
  [{}, []],
  [Object.fromEntries(CONTACT_FIELDS.map((name) => [name, null])), []],
  [{ customFields: {} }, ['customFields was ignored: it is not a field of v1; did you mean customField?']],
  [{ Email: 'x', email: 'y' }, ['Email was ignored: it is not a field of v1; did you mean email?']],
  [{ assignedTo: 'x' }, ['assignedTo was ignored: it is not a field of v1']],
  [
    { id: 1, locationId: 1, fingerprint: 1, dateAdded: 1, emailLowerCase: 1 },
    ['id', 'locationId', 'fingerprint', 'dateAdded', 'emailLowerCase'].map((name) => `${name} was ignored: the server gives it`)
  ],
  [{ toString: 1 }, ['toString was ignored: it is not a field of v1']]
]

for (const [body, sentences] of IGNORED) {
  t.test(`of ${JSON.stringify(body)} it says what was ignored`, async (t) => t.same(ignoredFields(body), sentences))
}

t.test('ten ignored fields at most are named, and how many more there are', async (t) => {
  const body = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`unheard-of-${index}`, 1]))
  t.equal(ignoredFields(body(10)).length, 10)
  const sentences = ignoredFields(body(12))
  t.equal(sentences.length, 11)
  t.equal(sentences.at(-1), 'and 2 more fields were ignored')
})

const BODIES: [method: string, path: string, body: object, sentences: string[]][] = [
  ['POST', '/contacts/$id/notes', { body: 'a', text: 'b' }, ['text was ignored: it is not a field of this call']],
  [
    'POST',
    '/custom-values',
    { nmae: 'a' },
    ['name and value must be sent', 'nmae was ignored: it is not a field of this call; did you mean name?']
  ],
  ['POST', '/links', { name: 'a', redirectTo: 'b', id: 'c' }, ['id was ignored: the server gives it']],
  ['POST', '/contacts/$id/tags', { tags: ['a'], tag: 'b' }, ['tag was ignored: it is not a field of this call; did you mean tags?']],
  ['GET', '/links', {}, []]
]

t.test('whatever the resource, the reasons say what was ignored', async (t) => {
  const emulator = await startEmulator()
  t.teardown(() => emulator.close())
  const [{ id = '' } = {}] = await emulator.addContacts({ email: 'a@b.c' })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  for (const [method, path, body] of BODIES) {
    await fetch(emulator.baseUrl + path.replace('$id', id), { method, headers, ...(method !== 'GET' && { body: JSON.stringify(body) }) })
  }
  t.same(
    (await emulator.requests()).map(({ reasons }) => reasons),
    BODIES.map(([, , , sentences]) => sentences)
  )
})
