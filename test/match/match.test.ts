import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { countValues, differences, shown, shownName } from '../../src/match/match.js'

/** `value` with some of the keys of its objects left out. */
function partOf(value: unknown, keeps: () => boolean): unknown {
  if (Array.isArray(value)) return value.map((element) => partOf(element, keeps))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(keeps)
  return Object.fromEntries(kept.map(([name, inner]) => [name, partOf(inner, keeps)]))
}

t.test('a value matches itself and every partial of it', async () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.infiniteStream(fc.boolean()), (value, coins) => {
      const part = partOf(value, () => coins.next().value)
      return differences(value, value).length === 0 && differences(part, value).length === 0
    })
  )
})

t.test('a changed leaf, however deep, is the one difference, and is named by its path', async () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/)
  const around = fc.dictionary(name, fc.jsonValue())
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), around, fc.jsonValue(), (path, around, leaf) => {
      const having = (last: unknown) => path.reduceRight<unknown>((inner, key) => ({ ...around, [key]: inner }), last)
      const other = { isAnother: 'leaf' }
      assert.deepEqual(differences(having(other), having('came')), [`${path.join('.')} is "came", wanted {"isAnother":"leaf"}`])
      return differences(having([leaf]), having([[leaf]])).length === 1
    })
  )
})

const COMPARED: [title: string, wanted: unknown, came: unknown, sentences: string[]][] = [
  ['another value', { status: 200 }, { status: 422 }, ['status is 422, wanted 200']],
  ['each of two values', { a: 1, b: 2, c: 3 }, { a: 2, b: 1, c: 3 }, ['a is 2, wanted 1', 'b is 1, wanted 2']],
  ['a number that came as text', { limit: 5 }, { limit: '5' }, ['limit is "5", wanted 5']],
  ['a key that is absent', { body: { email: 'a' } }, { body: { phone: '1' } }, ['body.email is absent, wanted "a"']],
  ['a key that every object inherits', { toString: 'x' }, {}, ['toString is absent, wanted "x"']],
  ['null where an object is wanted', { body: { email: 'a' } }, { body: null }, ['body is null, wanted {"email":"a"}']],
  ['an object where null is wanted', { body: null }, { body: {} }, ['body is {}, wanted null']],
  ['an array where an object is wanted', {}, [], ['it is [], wanted {}']],
  ['an array that is longer', { tags: ['a'] }, { tags: ['a', 'b'] }, ['tags is ["a","b"], wanted ["a"]']],
  ['an array in another order', { tags: ['a', 'b'] }, { tags: ['b', 'a'] }, ['tags is ["b","a"], wanted ["a","b"]']],
  ['an object in an array', [{ id: 'a' }], [{ id: 'b' }], ['it is [{"id":"b"}], wanted [{"id":"a"}]']],
  ['nothing in a part of an object in an array', [{ id: 'a' }], [{ id: 'a', value: 1 }], []],
  ['nothing in an object of which nothing is wanted', {}, { a: 1 }, []]
]

for (const [title, wanted, came, sentences] of COMPARED) {
  t.test(`the differences name ${title}`, async (t) => t.same(differences(wanted, came), sentences))
}

t.test('a value is shown as JSON, cut where it is long', async (t) => {
  t.equal(shown({ a: [null, 'b'] }), '{"a":[null,"b"]}')
  t.equal(shown(undefined), 'absent')
  t.equal(shown('x'.repeat(78)), `"${'x'.repeat(78)}"`)
  t.equal(shown('x'.repeat(79)), `"${'x'.repeat(79)}…`)
})

t.test('ten differences at most are told, and how many more there are', async (t) => {
  const wanted = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`part${index}`, index]))
  t.equal(differences(wanted(10), {}).length, 10)
  const told = differences(wanted(12), {})
  t.equal(told.length, 11)
  t.equal(told[9], 'part9 is absent, wanted 9')
  t.equal(told[10], 'and 2 more')
})

t.test('a long name is cut', async (t) => {
  t.equal(shownName('x'.repeat(80)), 'x'.repeat(80))
  t.equal(shownName('x'.repeat(81)), `${'x'.repeat(80)}…`)
})

t.test('the values in a value are counted, itself among them', async (t) => {
  for (const [value, count] of [
    ['text', 1],
    [null, 1],
    [[], 1],
    [{ a: 1, b: null, c: [{ d: 'x' }, 2] }, 7]
  ])
    t.equal(countValues(value), count, JSON.stringify(value))
})
