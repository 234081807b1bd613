import fc from 'fast-check'
import t from 'tap'
import { fingerprintAt } from '../src/contacts/fingerprint.js'
import { Chance, idFrom, quickIdFrom, uuidFrom } from '../src/ids.js'

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

t.test('what is made from a text or a seed is the same in every release', async (t) => {
  t.equal(idFrom('test-key'), '0QlJjizW1aajhxL6toG8')
  t.equal(uuidFrom('test-key'), '9a84a6bf-cb40-4a7e-bd85-5096988410ae')
  t.equal(quickIdFrom('test-key'), '3acfb2c2b433c0ea7ff1')
  const chance = new Chance('seed', 'loc')
  const [first, second, { count, node }, third] = [chance.id(), chance.id(), chance.ofFingerprint(), chance.id()]
  t.strictSame([first, second, third], ['DhsdiCJCVlUh7PJlXkx9', 'Yot54yPYSaSlGmJawRtf', 'nWW4NdsfxJwz1IlZye0M'])
  t.strictSame([count, Buffer.from(node).toString('hex')], [0, 'b9ca38c0ee9173abbae8060adf1cf2e6'])
  t.match(chance.ofFingerprint(), { count: 1, node })
  t.strictSame(chance.save(), { seed: 'seed\0loc', drawn: 118, fingerprints: 2, node: [...node] })
})

t.test('a text makes another id than another text', async (t) => {
  for (const made of [idFrom, uuidFrom, quickIdFrom]) t.not(made('test-key'), made('test-other'))
})

t.test('with a seed what was saved goes on with the same draws, wherever it was saved', async () => {
  const draw = fc.constantFrom('id', 'fingerprint')
  fc.assert(
    fc.property(fc.array(draw, { maxLength: 8 }), fc.constantFrom('other', undefined), (before, otherSeed) => {
      const chance = new Chance('seed', 'loc')
      for (const what of before) what === 'id' ? chance.id() : chance.ofFingerprint()
      const saved = JSON.parse(JSON.stringify(chance.save()))
      const other = new Chance(otherSeed, 'elsewhere')
      other.ofFingerprint()
      other.load(saved)
      return other.isSeeded && draws(other).join() === draws(chance).join()
    })
  )
})

t.test('without a seed nothing can be saved, and each draw is another one', async (t) => {
  const chance = new Chance(undefined, 'loc')
  t.notOk(chance.isSeeded)
  t.equal(chance.save(), undefined)
  t.equal(new Set(Array.from({ length: 2000 }, () => chance.id())).size, 2000)
  t.notSame(chance.ofFingerprint().node, new Chance(undefined, 'loc').ofFingerprint().node)
})

t.test('a seed is kept where what is put back was truly random', async (t) => {
  const [chance, same] = [new Chance('seed', 'loc'), new Chance('seed', 'loc')]
  chance.load(undefined)
  t.ok(chance.isSeeded)
  t.equal(chance.id(), same.id())
})
