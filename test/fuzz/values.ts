import fc from 'fast-check'
import { resolved, type Schema } from './operations.js'
import type { Text } from './wire.js'

// In a text these stand for what is only known when it is sent: what was made before, and the key it is sent with.
const PLACEHOLDERS = ['$contact', '$made', '$location', '$key', '$escapedKey', '$percentKey']

const NASTY = [
  ...PLACEHOLDERS,
  ...['', ' ', '0', '-1', '1e999', 'null', 'true', '[]', '{}', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...['\0', '\u202e', '\u001b[31m', '\ud800', '😀', 'İ', '\ufeff', '%', '%00', '%zz', '%2F', '..', '../../v1/contacts', '?', '#', ';'],
  ...[
    `${'a'.repeat(66)}$key`,
    'a'.repeat(101),
    'a'.repeat(3000),
    'john@deo.com',
    '+1 888-732-4197',
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z'
  ]
]
// What no text can be made of.
const UNTELLABLE: unknown[] = [{ toString: false }, [{ toString: false, valueOf: null }], { valueOf: 1, length: -1 }]
const NUMBERS = [0, -0, 1, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 8.64e15, 253_402_300_799_999]

/** A text of any kind. */
export const text = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...NASTY) }, fc.string({ unit: 'binary', maxLength: 20 }))
const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.integer({ min: -5, max: 30 }))
const anything = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.constantFrom(...UNTELLABLE), fc.jsonValue({ maxDepth: 3 }))
const few = { maxLength: 4 }
const MOST_PROPERTIES = 6

/** Mostly a value of the schema, sometimes any other. */
export function valueLike(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: rightValue(resolved(schema), depth) }, anything)
}

function rightValue(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const { type, properties, additionalProperties, items, anyOf = schema.oneOf ?? schema.allOf, minimum = -5 } = schema
  if (depth > 4) return anything
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (anyOf) return fc.oneof(...anyOf.map((each) => valueLike(each, depth + 1)))
  if (type === 'string') return text
  if (type === 'boolean') return fc.boolean()
  // Small, for a wait or a delay that long has to be waited for.
  if (type === 'integer' || type === 'number')
    return fc.integer({ min: minimum, max: Math.max(minimum + 20, schema.maximum === 599 ? 599 : 0) })
  if (type === 'array') return fc.array(valueLike(items ?? {}, depth + 1), few)
  if (type !== 'object') return anything
  const known = recordOf(properties ?? {}, depth)
  const more = typeof additionalProperties === 'object' ? additionalProperties : Object.values(schema.patternProperties ?? {})[0]
  const others = fc.dictionary(text, more ? valueLike(more, depth + 1) : anything, { maxKeys: 3 })
  const isOpen = more !== undefined || additionalProperties !== false
  return isOpen ? fc.tuple(known, others).map((parts) => Object.assign({}, ...parts)) : known
}

/** An object with some of these properties; of many only a few, for each may be the one that it is refused for. */
export function recordOf(properties: Record<string, Schema>, depth: number): fc.Arbitrary<object> {
  const recordWith = (names: readonly string[]) =>
    fc.record(
      Object.fromEntries(names.map((name) => [name, propertyLike(name, properties[name] as Schema, depth + 1)])),
      // Nothing of version 2 is taken without it.
      { requiredKeys: names.filter((name) => name === 'locationId') }
    )
  const names = Object.keys(properties)
  if (names.length <= MOST_PROPERTIES) return recordWith(names)
  const needed = names.filter((name) => name === 'locationId')
  return fc.subarray(names, { maxLength: MOST_PROPERTIES }).chain((some) => recordWith([...new Set([...needed, ...some])]))
}

function propertyLike(name: string, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const value = valueLike(schema, depth)
  return name === 'locationId' ? fc.oneof({ weight: 9, arbitrary: fc.constant('$location') }, value) : value
}

/** A body: mostly JSON of the schema, sometimes spoilt, huge or no JSON at all. */
export function bodyOf(schema: Schema): fc.Arbitrary<Text> {
  const json = valueLike(schema).map((value) => JSON.stringify(value))
  return fc.oneof(
    { weight: 12, arbitrary: json },
    fc.tuple(json, fc.nat()).map(([whole, place]) => whole.slice(0, place % (whole.length + 1))),
    fc.tuple(json, fc.nat(), text).map(([whole, place, more]) => {
      const at = place % (whole.length + 1)
      return whole.slice(0, at) + more + whole.slice(at)
    }),
    json.map((whole) => `\ufeff${whole}`),
    text,
    huge
  )
}

// What is repeated, between what stands before and after it, and what closes it: long, wide or deep.
const REPEATED: [before: string, repeated: string, after: string, closing?: string][] = [
  ['{"email":"a@b.c","x":"', 'é', '"}'],
  ['{"email":"a@b.c","tags":["x"', ',1', ']}'],
  ['{"email":"a@b.c","tags":["x"', ',"y"', ']}'],
  ['{"email":"a@b.c","customField":{"a":', '[', ''],
  ['{"email":"a@b.c","customField":{"a":0', ',"b":1', '}}'],
  ['{"contacts":[{}', ',{}', ']}'],
  ['{"locationId":"$location","contacts":["$contact"', ',"$contact"', '],"tags":["x"]}'],
  ['{"followers":["x"', ',"y"', ']}'],
  ['{"locationId":"$location","customFields":[{}', ',{"key":"a"}', ']}'],
  ['{"match":{"body":{"a":0', ',"b":{"c":1}', '}}}'],
  ['', '[', ''],
  ['"', '\\"', '"'],
  ['"', '\\\\', '"'],
  ['', '{"a":', ''],
  ['', '[', '', ']'],
  ['{"email":"a@b.c","x":', '[', '}', ']'],
  ['{"email":"a@b.c","customField":{"a":', '{"b":[', '}}', ']}']
]
const huge: fc.Arbitrary<Text> = fc
  .tuple(fc.constantFrom(...REPEATED), fc.constantFrom(150, 250, 5000, 150_000, 300_000))
  .map(([[before, repeated, after, closing], times]) => ({ before, repeated, times, ...(closing && { closing }), after }))
