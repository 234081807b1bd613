import * as Type from '@sinclair/typebox'
import t from 'tap'
import { lazyValidator, validatorFunction, wrongShape } from '../../src/validation/validator.js'

const Schema = Type.Object(
  {
    name: Type.Optional(Type.String({ default: 'John' })),
    count: Type.Optional(Type.Integer({ default: 1 })),
    on: Type.Optional(Type.Boolean()),
    tags: Type.Optional(Type.Array(Type.String()))
  },
  { additionalProperties: false }
)

const COERCIBLE: object[] = [
  { name: 5 },
  { name: null },
  { count: '5' },
  { count: true },
  { on: 'true' },
  { on: 1 },
  { tags: 'a' },
  { more: 1 }
]

for (const value of COERCIBLE) {
  t.test(`${JSON.stringify(value)} is wrong, and stays as it came`, async (t) => {
    const before = structuredClone(value)
    t.equal(wrongShape(Schema, value).length, 1)
    t.strictSame(value, before)
  })
}

t.test('what fits is passed, with nothing filled in', async (t) => {
  const value = {}
  t.same(wrongShape(Schema, value), [])
  t.strictSame(value, {})
  t.same(wrongShape(Schema, { name: 'x', count: 2, on: false, tags: [] }), [])
})

t.test('all errors are told, each with what came and the schema it broke', async (t) => {
  const errors = wrongShape(Schema, { name: 5, count: 1.5, more: 1 })
  t.same(errors.map(({ keyword }) => keyword).sort(), ['additionalProperties', 'type', 'type'])
  const name = errors.find(({ instancePath }) => instancePath === '/name')
  t.equal(name?.data, 5)
  t.equal(name?.parentSchema, Schema.properties.name)
})

t.test('of many fields that are not known ten are told, and what comes beside them is looked at too', async (t) => {
  const unknown = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`x${index}`, 1]))
  const errors = wrongShape(Schema, { name: 5, ...unknown(20), count: 'a' })
  t.equal(errors.length, 10)
  t.same(
    wrongShape(Schema, { name: 'x', ...unknown(3), count: 'a' }).map(
      ({ params, instancePath }) => instancePath || params.additionalProperty
    ),
    ['x0', 'x1', 'x2', '/count']
  )
})

t.test('a schema is compiled once', async (t) => {
  t.equal(validatorFunction(Schema), validatorFunction(Schema))
  t.not(validatorFunction(Type.Object({})), validatorFunction(Type.Object({})))
})

t.test('a schema for which no value comes is never compiled', async (t) => {
  const broken = lazyValidator(Type.Unsafe({ type: 'nothing' }))
  t.throws(() => broken(1))
})

t.test('a validator tells what is wrong, and keeps nothing of it', async (t) => {
  const validate = lazyValidator(Schema)
  t.match(validate({ name: 5 }), { error: [{ instancePath: '/name' }] })
  t.same(validatorFunction(Schema).errors, null)
  t.same(validate({ name: 'x' }), {})
})
