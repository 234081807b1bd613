import t from 'tap'
import { isBlank } from '../../src/records/blank.js'

t.test('blank is what is absent, empty, or only white space', async (t) => {
  for (const text of [undefined, '', ' ', '\r\n\t', '\u3000']) t.ok(isBlank(text))
  for (const text of ['0', ' a ', '.', '\u0000']) t.notOk(isBlank(text))
})
