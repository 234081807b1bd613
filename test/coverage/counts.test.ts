import t from 'tap'
import { Counts } from '../../src/coverage/counts.js'

t.test('counts are added up', async (t) => {
  const counts = new Counts<string>()
  counts.count('a')
  counts.count('b', 3)
  counts.countAll(new Counts([['a', 2]]))
  t.same(
    [...counts],
    [
      ['a', 3],
      ['b', 3]
    ]
  )
})
