import t from 'tap'
import { compilePattern } from '../../src/match/pattern.js'

t.test('a pattern that JavaScript would take for ever over is answered, whatever the text', async (t) => {
  const isFound = await compilePattern('^(a+)+$', '')
  t.equal(isFound(`${'a'.repeat(9_999)}!`), false)
  t.equal(isFound('a'.repeat(10_000)), true)
})

t.test('a text longer than 10 000 characters matches no pattern', async (t) => {
  const isFound = await compilePattern('a', '')
  t.equal(isFound('a'.repeat(10_000)), true)
  t.equal(isFound('a'.repeat(10_001)), false)
})
