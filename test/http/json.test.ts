import t from 'tap'
import { JsonError, parseJson } from '../../src/http/json.js'

const TOO_DEEP = 'the body is nested deeper than 200 levels; send a flatter one'
const around = (open: string, inner: string, close: string, levels: number) => open.repeat(levels) + inner + close.repeat(levels)
const arrays = (levels: number) => around('[', '', ']', levels)
const objects = (levels: number) => around('{"a":', '1', '}', levels)
const DEEP = arrays(201)

const TAKEN: Record<string, string> = {
  '200 arrays in each other': arrays(200),
  '200 objects in each other': objects(200),
  '100 of each': around('[{"a":', '1', '}]', 100),
  '300 arrays side by side': `[${Array(300).fill('[]').join()}]`,
  'brackets in a string': JSON.stringify(['['.repeat(300), '{'.repeat(300)]),
  'brackets after an escaped quote': JSON.stringify([`"${'['.repeat(300)}`]),
  'brackets after an escaped backslash and an escaped quote': JSON.stringify([`\\"${'['.repeat(300)}`])
}

for (const [what, text] of Object.entries(TAKEN)) {
  t.test(`${what} are taken`, async (t) => t.same(parseJson(text), JSON.parse(text)))
}

const REFUSED: Record<string, [text: string, message: string | RegExp]> = {
  '201 arrays in each other': [DEEP, TOO_DEEP],
  '201 objects in each other': [objects(201), TOO_DEEP],
  '101 of each': [around('[{"a":', '1', '}]', 101), TOO_DEEP],
  'arrays behind brackets in a string': [`["]]]",${DEEP}]`, TOO_DEEP],
  'arrays behind a string that ends in a backslash': [String.raw`["\\",${DEEP}]`, TOO_DEEP],
  'so many that a parser would end its stack': ['['.repeat(500_000), TOO_DEEP],
  'a string without an end': [`"${'['.repeat(500)}`, /^the body is not JSON: /],
  'closing brackets alone': [']'.repeat(500), /^the body is not JSON: /],
  nothing: ['', 'the body is empty; send a JSON object'],
  'half an object': ['{"a":', /^the body is not JSON: /]
}

for (const [what, [text, message]] of Object.entries(REFUSED)) {
  t.test(`${what} cannot be a body`, async (t) => {
    const thrown = t.throws(() => parseJson(text)) as Error
    t.ok(thrown instanceof JsonError)
    t.match(thrown.message, message)
  })
}

t.test('a byte order mark before the JSON makes no difference', async (t) => {
  t.same(parseJson('\uFEFF{"a":1}'), { a: 1 })
})
