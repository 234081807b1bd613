import t from 'tap'
import { namedKeys, parseKeyRule } from '../../src/locations/key-rule.js'

t.test('a key rule is a key, a key with a location id, or a beginning', async (t) => {
  t.same(parseKeyRule('abc'), { text: 'abc', open: false })
  t.same(parseKeyRule('abc=LOC1'), { text: 'abc', open: false, locationId: 'LOC1' })
  t.same(parseKeyRule('-._~+/29=L_O-29'), { text: '-._~+/29', open: false, locationId: 'L_O-29' })
  t.same(parseKeyRule('abc=='), { text: 'abc==', open: false })
  t.same(parseKeyRule('abc===LOC1'), { text: 'abc==', open: false, locationId: 'LOC1' })
  t.same(parseKeyRule('ab*'), { text: 'ab', open: true })
  t.same(parseKeyRule('*'), { text: '', open: true })
})

for (const text of ['', 'a b', '=LOC', 'a*b', 'ä', 'a"']) {
  t.test(`"${text}" is refused as a key, without repeating it`, async (t) => {
    t.throws(() => parseKeyRule(text), { message: /^a key has one or more of A-Z a-z 0-9/ })
  })
}

t.test('of the accepted keys, those that are named whole are told', async (t) => {
  t.same(namedKeys(['test-*', 'first-key', 'second-key=LOC']), ['first-key', 'second-key'])
})

t.test('a beginning takes no location id', async (t) => {
  t.throws(() => parseKeyRule('ab*=LOC'), { message: /leave out the part after =/ })
})
