import t from 'tap'
import { parseKeyRule } from '../../src/locations/key-rule.js'
import { Keys } from '../../src/locations/keys.js'

const keysOf = (...texts: string[]) => new Keys(texts.map(parseKeyRule))

t.test('no key at all, or one key twice, is refused', async (t) => {
  t.throws(() => keysOf(), { message: 'at least one key must be accepted' })
  t.throws(() => keysOf('a', 'a=LOC'), { message: 'the same key is named twice' })
})

const BOTH: [locations: string[], agencies: string[]][] = [
  [['test-*'], ['test-*']],
  [['a'], ['a']],
  [['a=LOC'], ['b=LOC']]
]

for (const [locations, agencies] of BOTH) {
  t.test(`${locations} for locations and ${agencies} for agencies would open both, and is refused`, async (t) => {
    t.throws(() => new Keys(locations.map(parseKeyRule), undefined, agencies.map(parseKeyRule)), {
      message: /one would open both; leave it out/
    })
  })
}

t.test('a key of an agency may begin as those of locations do', async (t) => {
  const keys = new Keys([parseKeyRule('test-*')], undefined, [parseKeyRule('test-agency'), parseKeyRule('test-agency-*')])
  t.match(
    [keys.known('test-a'), keys.known('test-agency'), keys.known('test-agency-b')],
    [{ isOfAgency: false }, { isOfAgency: true }, { isOfAgency: true }]
  )
})

t.test('the working key belongs to an open beginning where there is one', async (t) => {
  t.equal(keysOf('secret', 'test-*').working, 'test-key')
  t.equal(keysOf('secret', 'other').working, 'secret')
})

t.test('a key fingerprint is the same within a run, differs between runs, and repeats with a seed', async (t) => {
  const keys = keysOf('a')
  t.match(keys.fingerprint('a'), /^[0-9a-f]{16}$/)
  t.equal(keys.fingerprint('a'), keys.fingerprint('a'))
  t.not(keys.fingerprint('a'), keys.fingerprint('b'))
  t.not(keys.fingerprint('a'), keysOf('a').fingerprint('a'))
  t.equal(new Keys([parseKeyRule('a')], 's').fingerprint('a'), new Keys([parseKeyRule('a')], 's').fingerprint('a'))
})

t.test(
  "with a seed the names of each client's fresh keys are its own, and the same again after a restart; without one any will do",
  async (t) => {
    const keys = new Keys([parseKeyRule('test-*')], 'seed')
    const names = () => [keys.namesOfNextClient(), keys.namesOfNextClient(), keys.namesOfNextClient()]
    const first = names()
    t.same(first, ['location-', 'client-2-location-', 'client-3-location-'])
    keys.restart()
    t.same(names(), first)
    t.equal(keysOf('test-*').namesOfNextClient(), null)
  }
)

t.test('what a key is is worked out once for as many keys as a suite has, none of them long, until a restart', async (t) => {
  const keys = keysOf('test-*')
  const [first, long] = ['test-0', `test-${'x'.repeat(2000)}`]
  const known = keys.known(first)
  t.match(known, { id: keys.locationOf(first), isOfAgency: false, account: undefined, name: first })
  t.equal(keys.known(first), known)
  t.not(keys.known(long), keys.known(long))
  t.equal(keys.known('other'), undefined)
  for (let count = 1; count < 1000; count++) keys.known(`test-${count}`)
  t.equal(keys.known(first), known)
  keys.known('test-1000')
  t.not(keys.known(first), known)
  const again = keys.known(first)
  keys.restart()
  t.not(keys.known(first), again)
  t.same(keys.known(first), known)
})
