import fc from 'fast-check'
import t from 'tap'
import { Entry } from '../../src/journal/entry.js'
import { Journal, Ledger } from '../../src/journal/journal.js'

const ROOMY = 1e9

function entry(body = ''): Entry {
  const made = new Entry('POST', '/v1/contacts', [], 0)
  made.close(200, {}, body)
  return made
}

t.test('a journal numbers its exchanges from 1, the ledger those of all journals', async (t) => {
  const ledger = new Ledger<Entry>(ROOMY)
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
  const ledger = new Ledger<Entry>(ROOMY)
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

t.test('the largest journal loses its oldest when the bytes of all are too many, and says why', async (t) => {
  const ledger = new Ledger<Entry>(40 * entry('x'.repeat(1000)).bytes)
  const [quiet, busy] = [new Journal(ledger, 100), new Journal(ledger, 100)]
  quiet.add(entry('x'.repeat(1000)))
  for (let count = 0; count < 40; count++) busy.add(entry('x'.repeat(1000)))
  t.equal(quiet.size, 1, 'who keeps little loses nothing')
  t.equal(quiet.dropped, 0)
  t.equal(busy.dropped, 3, 'some more than needed at once')
  t.equal(busy.size, 37)
  t.equal(busy.limitHit, 'bytes')
  t.equal(ledger.dropped, 4, 'the number among all of the last that went')
})

t.test('two large journals lose in turn', async (t) => {
  const ledger = new Ledger<Entry>(40 * entry('x'.repeat(1000)).bytes)
  const journals = [new Journal(ledger, 100), new Journal(ledger, 100)]
  for (let count = 0; count < 60; count++) journals[count % 2]?.add(entry('x'.repeat(1000)))
  for (const { size } of journals) t.ok(size >= 18 && size <= 21, String(size))
})

t.test('a journal that follows one which is gone goes on with its numbers', async (t) => {
  const journal = new Journal(new Ledger<Entry>(ROOMY), 10, 7)
  t.match(journal, { dropped: 7, last: 7, limitHit: 'locations' })
  journal.add(entry())
  t.same(
    [...journal].map(({ seq }) => seq),
    [8]
  )
  const first = new Journal(new Ledger<Entry>(ROOMY), 1)
  t.match(first, { dropped: 0, last: 0, limitHit: 'count' })
})

t.test('for which want of room the last one went is told anew each time', async (t) => {
  const journal = new Journal(new Ledger<Entry>(ROOMY), 1, 7)
  journal.add(entry())
  t.equal(journal.limitHit, 'locations')
  journal.add(entry())
  t.equal(journal.limitHit, 'count')
})

t.test('where much must go at once, journals of one size lose alike', async (t) => {
  const ledger = new Ledger<Entry>(320 * entry('x'.repeat(1000)).bytes)
  const journals = [new Journal(ledger, 1000), new Journal(ledger, 1000)]
  for (let count = 0; count < 321; count++) journals[count % 2]?.add(entry('x'.repeat(1000)))
  t.equal([...ledger].length, 310)
  t.same(
    journals.map(({ size }) => size),
    [155, 155]
  )
})

t.test('an exchange larger than all the room there is is dropped itself', async (t) => {
  const journal = new Journal(new Ledger(100), 10)
  journal.add(entry())
  t.equal(journal.size, 0)
  t.equal(journal.dropped, 1)
})

t.test('a journal that is cleared holds nothing, counts nothing as dropped, and can go on', async (t) => {
  const ledger = new Ledger<Entry>(ROOMY)
  const [one, other] = [new Journal(ledger, 2), new Journal(ledger, 2)]
  for (const journal of [one, other, one]) journal.add(entry())
  t.equal(one.clear(), 2)
  t.equal(one.size, 0)
  t.same([...one], [])
  t.equal(one.dropped, 0)
  t.equal(ledger.dropped, 0)
  t.same([...ledger], [...other])
  t.equal(one.clear(), 0)
  for (let count = 0; count < 3; count++) one.add(entry())
  t.equal(one.size, 2)
  t.equal(one.dropped, 3, 'the number of the last that is gone')
  t.equal([...ledger].length, 3)
})

t.test('what was cleared takes no room', async (t) => {
  const ledger = new Ledger<Entry>(2 * entry('x'.repeat(1000)).bytes)
  const [one, other] = [new Journal(ledger, 100), new Journal(ledger, 100)]
  for (let count = 0; count < 2; count++) one.add(entry('x'.repeat(1000)))
  one.clear()
  for (let count = 0; count < 2; count++) other.add(entry('x'.repeat(1000)))
  t.equal(other.size, 2)
  t.equal(ledger.dropped, 0)
})

t.test('a ledger that restarts numbers and counts from the beginning', async (t) => {
  const ledger = new Ledger<Entry>(ROOMY)
  const before = new Journal(ledger, 1)
  before.add(entry())
  before.add(entry())
  t.equal(ledger.dropped, 1)
  before.clear()
  ledger.restart()
  t.equal(ledger.dropped, 0)
  const after = new Journal(ledger, 1)
  after.add(entry())
  t.same(
    [...ledger].map(({ seq, position }) => [seq, position]),
    [[1, 1]]
  )
})

t.test('whatever comes, the bounds hold and nothing is lost uncounted', async () => {
  const step = fc.record({ to: fc.nat(3), length: fc.nat(2000), clears: fc.constantFrom(false, false, false, true) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const limit = 10_000
      const ledger = new Ledger<Entry>(limit)
      const journals = [0, 1, 2, 3].map(() => new Journal<Entry>(ledger, 5))
      const clearedTo = [0, 0, 0, 0]
      for (const { to, length, clears } of steps) {
        const journal = journals[to] as Journal<Entry>
        if (clears) {
          journal.clear()
          clearedTo[to] = journal.last
        }
        journal.add(entry('x'.repeat(length)))
      }
      const bytes = [...ledger].reduce((sum, each) => sum + each.bytes, 0)
      const kept = journals.reduce((sum, { size }) => sum + size, 0)
      // What is not named as dropped, and was not cleared, is there.
      const whole = journals.every((journal, index) => {
        const first = Math.max(journal.dropped, clearedTo[index] as number) + 1
        const numbers = Array.from({ length: journal.last - first + 1 }, (_, nth) => first + nth)
        return [...journal].map(({ seq }) => seq).join() === numbers.join()
      })
      const inBytes = journals.every((journal) => journal.bytes === [...journal].reduce((sum, each) => sum + each.bytes, 0))
      const bothWays = [ledger, ...journals].every((each) => {
        const newestFirst = [...each.newestFirst()].reverse()
        return [...each].every((entry, index, { length }) => length === newestFirst.length && entry === newestFirst[index])
      })
      const inOrder = [...ledger].every(({ position }, index, all) => index === 0 || position > (all[index - 1]?.position ?? 0))
      return (
        bytes <= limit &&
        journals.every(({ size }) => size <= 5) &&
        kept === [...ledger].length &&
        whole &&
        inBytes &&
        ledger.last === steps.length &&
        bothWays &&
        inOrder
      )
    })
  )
})

t.test('the one journal there is loses its oldest, too', async (t) => {
  const bytes = entry('x'.repeat(1000)).bytes
  const ledger = new Ledger<Entry>(40 * bytes)
  const journal = new Journal(ledger, 100)
  for (let count = 0; count < 41; count++) journal.add(entry('x'.repeat(1000)))
  t.equal(journal.limitHit, 'bytes')
  t.equal(journal.dropped, 3, 'down to 31 of 32 parts of what may be kept')
  t.equal(journal.bytes, 38 * bytes)
  t.equal([...ledger].length, 38)
})

t.test('the ledger tells of each exchange that goes, dropped or cleared', async (t) => {
  const ledger = new Ledger<Entry>(ROOMY)
  const gone: number[] = []
  ledger.whenGone = ({ seq }) => gone.push(seq)
  const journal = new Journal(ledger, 2)
  for (let count = 0; count < 3; count++) journal.add(entry())
  t.same(gone, [1])
  journal.clear()
  t.same(gone, [1, 2, 3])
})
