import t from 'tap'
import { whatIsMissing } from '../../../src/v1/resource/missing.js'

for (const [value, isMissing] of [
  [undefined, true],
  [null, true],
  [' ', true],
  [[], true],
  [[' '], true],
  [[null], true],
  [['', ''], false],
  [[{ toString: false }], false],
  [{}, false],
  [0, false],
  ['a', false]
] as const) {
  t.test(`a field that is ${JSON.stringify(value) ?? 'not there'} is one that was ${isMissing ? 'not ' : ''}sent`, async (t) => {
    t.equal(whatIsMissing({ field: value }, ['field'], 'tag.mandatory') !== undefined, isMissing)
  })
}
