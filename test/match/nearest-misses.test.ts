import t from 'tap'
import { nearestMisses } from '../../src/match/nearest-misses.js'

t.test('the nearest misses come first, those equally near as they came, and no more than asked for', async (t) => {
  const candidates = [
    { id: 'far', a: 0, b: 0, c: 0 },
    { id: 'near', a: 1, b: 2, c: 0 },
    { id: 'middle', a: 1, b: 0, c: 0 },
    { id: 'also near', a: 1, b: 0, c: 3 }
  ]
  const misses = nearestMisses({ a: 1, b: 2, c: 3 }, candidates, ({ a, b, c }) => ({ a, b, c }), 3)
  t.same(
    misses.map(({ candidate, differences }) => [candidate.id, differences]),
    [
      ['near', ['c is 0, wanted 3']],
      ['also near', ['b is 0, wanted 2']],
      ['middle', ['b is 0, wanted 2', 'c is 0, wanted 3']]
    ]
  )
  t.equal(candidates[0]?.id, 'far')
  t.same(
    nearestMisses({}, [], (candidate) => candidate, 3),
    []
  )
})
