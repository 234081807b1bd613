import t from 'tap'
import { Tallies } from '../../src/coverage/tallies.js'
import { created } from './exchanges.js'

const of = (locationId: string | null, body: object = {}) => created(body, { locationId })

t.test('it counts of each location, and of all', async (t) => {
  const tallies = new Tallies()
  tallies.take([of('a'), of('b'), of(null)])
  tallies.take([of('a')])
  t.match(tallies.ofLocation('a'), { tally: { exchanges: 2 }, isComplete: true })
  t.match(tallies.ofLocation('b'), { tally: { exchanges: 1 }, isComplete: true })
  t.match(tallies.ofLocation('c'), { tally: { exchanges: 0 }, isComplete: true })
  t.match(tallies.ofAll(), { tally: { exchanges: 4 }, isComplete: true })
})

t.test('what it answers is a copy', async (t) => {
  const tallies = new Tallies()
  tallies.take([of('a')])
  tallies.ofLocation('a').tally.count(of('a'))
  t.equal(tallies.ofLocation('a').tally.exchanges, 1)
})

t.test('where it would hold too many numbers, those of the first location go into the sum of all, and it says so', async (t) => {
  // Each create with a field is four numbers: its operation, status twice, rule, and the field.
  const tallies = new Tallies(12)
  tallies.take([of('a', { email: 'a' }), of('a', { email: 'a' })])
  tallies.take([of('b', { email: 'a' })])
  t.match(tallies.ofLocation('a'), { tally: { exchanges: 2 }, isComplete: true }, 'all have room')
  tallies.take([of('c', { email: 'a' })])
  t.match(tallies.ofLocation('a'), { tally: { exchanges: 0 }, isComplete: false })
  t.match(tallies.ofLocation('b'), { tally: { exchanges: 1 }, isComplete: true })
  t.match(tallies.ofAll(), { tally: { exchanges: 4 }, isComplete: true })
  tallies.take([of('a')])
  t.match(tallies.ofLocation('a'), { tally: { exchanges: 1 }, isComplete: false }, 'begun anew')
})

t.test('where one location alone holds too many, it has none of its own', async (t) => {
  const tallies = new Tallies(1)
  tallies.take([of('a')])
  t.match(tallies.ofLocation('a'), { tally: { exchanges: 0 }, isComplete: false })
  t.match(tallies.ofAll(), { tally: { exchanges: 1 }, isComplete: true })
})
