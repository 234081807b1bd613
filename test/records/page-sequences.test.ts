import t from 'tap'
import { PageSequences } from '../../src/records/page-sequences.js'

const at = (asOf: number) => ({ asOf, after: { time: 0, nth: asOf } })

t.test('a sequence goes on at the cursor that was handed out for it last', async (t) => {
  const sequences = new PageSequences()
  t.equal(sequences.at('a'), undefined)
  t.equal(sequences.begun, Number.POSITIVE_INFINITY)
  sequences.remember('a', at(5))
  sequences.remember('b', at(3))
  sequences.remember('a', at(7))
  t.same(sequences.at('a'), at(7))
  t.equal(sequences.begun, 3)
  sequences.forgetOldest()
  t.equal(sequences.at('b'), undefined)
  t.equal(sequences.begun, 7)
})

t.test('of more than 500 cursors those are forgotten that were handed out longest ago', async (t) => {
  const sequences = new PageSequences()
  for (let n = 1; n <= 500; n++) sequences.remember(`cursor ${n}`, at(n))
  sequences.remember('cursor 1', at(501))
  sequences.remember('cursor 502', at(502))
  t.same(sequences.at('cursor 1'), at(501))
  t.equal(sequences.at('cursor 2'), undefined)
  t.same(sequences.at('cursor 3'), at(3))
})
