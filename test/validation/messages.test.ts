import * as Type from '@sinclair/typebox'
import type { ErrorObject } from 'ajv'
import t from 'tap'
import { messagesOf } from '../../src/validation/messages.js'
import { wrongShape } from '../../src/validation/validator.js'

const Schema = Type.Object({
  email: Type.Optional(Type.String()),
  tags: Type.Optional(Type.Array(Type.String())),
  size: Type.Optional(Type.Integer({ minimum: 1 })),
  colour: Type.Optional(Type.Unsafe({ type: 'string', enum: ['red', 'blue'] })),
  part: Type.Optional(
    Type.Object({ name: Type.Optional(Type.String()), count: Type.Optional(Type.Integer()) }, { additionalProperties: false })
  ),
  values: Type.Optional(Type.Record(Type.String(), Type.String()))
})

const why = (value: unknown) => messagesOf(wrongShape(Schema, value))

const SENTENCES: [value: unknown, reasons: string[]][] = [
  [{ email: 5 }, ['email must be string; what came is 5']],
  [{ email: null, tags: 'a' }, ['email must be string; what came is null', 'tags must be array; what came is "a"']],
  [{ tags: ['a', {}] }, ['tags.1 must be string; what came is {}']],
  [{ size: 0 }, ['size must be >= 1; what came is 0']],
  [{ values: { 'a/b~c~1': null } }, ['values.a/b~c~1 must be string; what came is null']],
  [{ colour: 'rde' }, ['colour must be one of red, blue; what came is "rde"']],
  [{ part: { nmae: 'x' } }, ['part.nmae is not known; did you mean name?; known are name, count']],
  [{ part: { colour: 'x' } }, ['part.colour is not known; known are name, count']],
  [[], ['the body must be object; what came is []']],
  [undefined, ['the body must be object; what came is absent']],
  [{ email: 'a', tags: [] }, []]
]

for (const [value, reasons] of SENTENCES) {
  t.test(`of ${JSON.stringify(value)} it says where, what was wanted and what came`, async (t) => t.same(why(value), reasons))
}

t.test('a name that is not known at the top stands alone', async (t) => {
  const Strict = Type.Object({ now: Type.Optional(Type.String()) }, { additionalProperties: false })
  t.same(messagesOf(wrongShape(Strict, { nwo: 1 })), ['nwo is not known; did you mean now?; known are now'])
})

t.test('a long value is cut, and of a list the first wrong element is named', async (t) => {
  const tags = Array.from({ length: 25 }, () => ({ long: 'x'.repeat(500) }))
  const reasons = why({ tags, email: 1 })
  t.equal(reasons.length, 2)
  t.match(reasons[0], /^email must be string/)
  t.match(reasons[1], /^tags\.0 must be string/)
  t.ok(reasons.every(({ length }) => length < 140))
})

t.test('ten reasons at most are told', async (t) => {
  const error = { instancePath: '/a', message: 'must be string', keyword: 'type', data: 1 } as ErrorObject
  t.equal(messagesOf(Array(10).fill(error)).length, 10)
  const reasons = messagesOf(Array(12).fill(error))
  t.equal(reasons.length, 11)
  t.equal(reasons.at(-1), 'and 2 more of this kind')
})

t.test('what is missing is named, with what may have been meant to be it', async (t) => {
  const Strict = Type.Object({ contacts: Type.Array(Type.Any()) })
  t.same(messagesOf(wrongShape(Strict, {})), ["the body must have required property 'contacts'"])
  t.same(messagesOf(wrongShape(Strict, { contact: [] })), [
    "the body must have required property 'contacts'; contact is not known; did you mean contacts?"
  ])
})
