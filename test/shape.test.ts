import t from 'tap'
import { whyWrongShape } from '../src/shape.js'

const wrong = (instancePath: string, message: string) => ({ instancePath, message, keyword: 'type', params: {}, schemaPath: '' })

t.test('a reason says where, what was wanted and what came', async (t) => {
  const body = { email: 5, tags: ['a', {}], customField: { 'a/b~c': null } }
  t.same(
    whyWrongShape(
      [wrong('/email', 'must be string'), wrong('/tags/1', 'must be string'), wrong('/customField/a~1b~0c', 'must be string')],
      body
    ),
    [
      'email must be string; what came is 5',
      'tags.1 must be string; what came is {}',
      'customField.a/b~c must be string; what came is null'
    ]
  )
  t.same(whyWrongShape([wrong('', 'must be object')], undefined), ['the body must be object; what came is nothing'])
})

t.test('long values and long lists of reasons are cut', async (t) => {
  const reasons = whyWrongShape(
    Array.from({ length: 25 }, () => wrong('/name', 'must be array')),
    { name: 'x'.repeat(500) }
  )
  t.equal(reasons.length, 11)
  t.equal(reasons.at(-1), 'and 15 more of this kind')
  t.ok((reasons[0] ?? '').length < 120)
})
