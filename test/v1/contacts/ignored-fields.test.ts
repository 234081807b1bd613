import t from 'tap'
import { ignoredFields } from '../../../src/v1/contacts/ignored-fields.js'
import { CONTACT_FIELDS } from '../../../src/v1/contacts/schema.js'

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
