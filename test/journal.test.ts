import fc from 'fast-check'
import t from 'tap'
import { Entry } from '../src/exchange.js'
import { Journal, Ledger } from '../src/journal.js'

const ROOMY = 1e9

function entry(body = ''): Entry {
  const made = new Entry('POST', '/v1/contacts', [], 0)
  made.close(200, {}, body)
  return made
}

t.test('a journal numbers its exchanges from 1, the ledger those of all journals', async (t) => {
  const ledger = new Ledger(ROOMY)
  const [one, other] = [new Journal(ledger, 10), new Journal(ledger, 10)]
  for (const journal of [one, other, one]) journal.add(entry())
  t.same(
    [...one].map(({ seq, position }) => [seq, position]),
    [
      [1, 1],
      [2, 3]
    ]
  )
  t.same(
    [...other].map(({ seq, position }) => [seq, position]),
    [[1, 2]]
  )
  t.same(
    [...ledger].map(({ position }) => position),
    [1, 2, 3]
  )
})

t.test('a journal keeps the newest up to its limit and counts what it dropped', async (t) => {
  const ledger = new Ledger(ROOMY)
  const journal = new Journal(ledger, 3)
  for (let count = 0; count < 5; count++) journal.add(entry())
  t.same(
    [...journal].map(({ seq }) => seq),
    [3, 4, 5]
  )
  t.equal(journal.dropped, 2)
  t.equal(journal.size, 3)
  t.equal([...ledger].length, 3)
})

t.test('the oldest of all journals goes when the bytes of all are too many', async (t) => {
  const ledger = new Ledger(3 * entry('x'.repeat(1000)).bytes)
  const [quiet, busy] = [new Journal(ledger, 100), new Journal(ledger, 100)]
  quiet.add(entry('x'.repeat(1000)))
  for (let count = 0; count < 3; count++) busy.add(entry('x'.repeat(1000)))
  t.equal(quiet.size, 0)
  t.equal(quiet.dropped, 1)
  t.equal(busy.size, 3)
})

t.test('an exchange larger than all the room there is is dropped itself', async (t) => {
  const journal = new Journal(new Ledger(100), 10)
  journal.add(entry())
  t.equal(journal.size, 0)
  t.equal(journal.dropped, 1)
})

t.test('whatever comes, the bounds hold and nothing is lost uncounted', async () => {
  const steps = fc.array(fc.record({ to: fc.nat(3), length: fc.nat(2000) }), { maxLength: 200 })
  fc.assert(
    fc.property(steps, (added) => {
      const limit = 10_000
      const ledger = new Ledger(limit)
      const journals = [0, 1, 2, 3].map(() => new Journal(ledger, 5))
      for (const { to, length } of added) journals[to]?.add(entry('x'.repeat(length)))
      const bytes = [...ledger].reduce((sum, each) => sum + each.bytes, 0)
      const kept = journals.reduce((sum, { size }) => sum + size, 0)
      const dropped = journals.reduce((sum, journal) => sum + journal.dropped, 0)
      return bytes <= limit && journals.every(({ size }) => size <= 5) && kept === [...ledger].length && kept + dropped === added.length
    })
  )
})
