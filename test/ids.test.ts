import fc from 'fast-check'
import t from 'tap'
import { fingerprintAt } from '../src/contacts/fingerprint.js'
import { Chance, idFrom } from '../src/ids.js'

const NOON = Date.parse('2026-01-01T12:00:00Z')

function draws(chance: Chance): string[] {
  return Array.from({ length: 20 }, () => [chance.id(), fingerprintAt(NOON, chance)]).flat()
}

t.test('ids have 20 letters and digits', async (t) => {
  for (const chance of [new Chance(undefined, 'loc'), new Chance('seed', 'loc')]) t.match(chance.id(), /^[A-Za-z0-9]{20}$/)
})

t.test('equal seeds and locations make equal draws; another seed or location makes others', async (t) => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (seed, location) => {
      const first = draws(new Chance(seed, location)).join()
      t.equal(first, draws(new Chance(seed, location)).join())
      return first !== draws(new Chance(`${seed}x`, location)).join() && first !== draws(new Chance(seed, `${location}x`)).join()
    }),
    { numRuns: 20 }
  )
})

t.test('an id made from a text is always the same', async (t) => {
  t.equal(idFrom('test-key'), idFrom('test-key'))
  t.not(idFrom('test-key'), idFrom('test-other'))
})
