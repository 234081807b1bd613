import fc from 'fast-check'
import t from 'tap'
import { Chance, idFrom } from '../src/ids.js'

const V1 = /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const NOON = Date.parse('2026-01-01T12:00:00Z')

function draws(chance: Chance): string[] {
  return Array.from({ length: 20 }, () => [chance.id(), chance.fingerprint(NOON)]).flat()
}

t.test('ids have 20 letters and digits, fingerprints are version 1 UUIDs of the time given', async (t) => {
  for (const chance of [new Chance(undefined, 'loc'), new Chance('seed', 'loc')]) {
    t.match(chance.id(), /^[A-Za-z0-9]{20}$/)
    const fingerprint = chance.fingerprint(NOON)
    t.match(fingerprint, V1)
    const [low = '', mid = '', high = ''] = fingerprint.split('-')
    const ticks = BigInt(`0x${high.slice(1)}${mid}${low}`)
    t.equal(Number(ticks / 10_000n) - 12_219_292_800_000, NOON)
  }
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

t.test('fingerprints differ even when time stands still', async (t) => {
  const chance = new Chance('seed', 'loc')
  const made = new Set(Array.from({ length: 25_000 }, () => chance.fingerprint(NOON)))
  t.equal(made.size, 25_000)
})

t.test('an id made from a text is always the same', async (t) => {
  t.equal(idFrom('test-key'), idFrom('test-key'))
  t.not(idFrom('test-key'), idFrom('test-other'))
})
