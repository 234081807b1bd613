import t from 'tap'
import { fingerprintAt } from '../../src/contacts/fingerprint.js'
import { Chance } from '../../src/ids.js'

const V1 = /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const NOON = Date.parse('2026-01-01T12:00:00Z')

t.test('a fingerprint is a version 1 UUID of the time given', async (t) => {
  for (const chance of [new Chance(undefined, 'loc'), new Chance('seed', 'loc')]) {
    const fingerprint = fingerprintAt(NOON, chance)
    t.match(fingerprint, V1)
    const [low = '', mid = '', high = ''] = fingerprint.split('-')
    const ticks = BigInt(`0x${high.slice(1)}${mid}${low}`)
    t.equal(Number(ticks / 10_000n) - 12_219_292_800_000, NOON)
  }
})

t.test('fingerprints of a location have one node, and differ even when time stands still', async (t) => {
  const chance = new Chance('seed', 'loc')
  const made = Array.from({ length: 25_000 }, () => fingerprintAt(NOON, chance))
  t.equal(new Set(made).size, 25_000)
  t.equal(new Set(made.map((fingerprint) => fingerprint.split('-').at(-1))).size, 1)
})
