import fc from 'fast-check'
import t from 'tap'
import { freshKey, Keys, locationIdOf, parseKeyRule } from '../../src/locations/keys.js'

const keysOf = (...texts: string[]) => new Keys(texts.map(parseKeyRule))

t.test('a key rule is a key, a key with a location id, or a beginning', async (t) => {
  t.same(parseKeyRule('abc'), { text: 'abc', open: false })
  t.same(parseKeyRule('abc=LOC1'), { text: 'abc', open: false, locationId: 'LOC1' })
  t.same(parseKeyRule('-._~+/29=L_O-29'), { text: '-._~+/29', open: false, locationId: 'L_O-29' })
  t.same(parseKeyRule('abc=='), { text: 'abc==', open: false })
  t.same(parseKeyRule('abc===LOC1'), { text: 'abc==', open: false, locationId: 'LOC1' })
  t.same(parseKeyRule('ab*'), { text: 'ab', open: true })
  t.same(parseKeyRule('*'), { text: '', open: true })
})

for (const text of ['', 'a b', '=LOC', 'a*b', 'ä', 'a"']) {
  t.test(`"${text}" is refused as a key, without repeating it`, async (t) => {
    t.throws(() => parseKeyRule(text), { message: /^a key has one or more of A-Z a-z 0-9/ })
  })
}

t.test('a beginning takes no location id', async (t) => {
  t.throws(() => parseKeyRule('ab*=LOC'), { message: /leave out the part after =/ })
})

t.test('no key at all, or one key twice, is refused', async (t) => {
  t.throws(() => keysOf(), { message: 'at least one key must be accepted' })
  t.throws(() => keysOf('a', 'a=LOC'), { message: 'the same key is named twice' })
})

t.test('the working key belongs to an open beginning where there is one', async (t) => {
  t.equal(keysOf('secret', 'test-*').working, 'test-key')
  t.equal(keysOf('secret', 'other').working, 'secret')
})

t.test('a location id is 20 letters and digits, always the same for a key', async () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      const id = locationIdOf(key)
      return /^[A-Za-z0-9]{20}$/.test(id) && id === locationIdOf(key)
    })
  )
})

t.test('a key that only looks like a JWT has a derived location id', async (t) => {
  const claims = [{ location_id: 5 }, { location_id: '' }, {}, null]
  for (const claim of claims) {
    const key = `a.${Buffer.from(JSON.stringify(claim)).toString('base64url')}.b`
    t.match(locationIdOf(key), /^[A-Za-z0-9]{20}$/)
  }
  t.match(locationIdOf('a.b.c'), /^[A-Za-z0-9]{20}$/)
})

t.test('a key fingerprint is the same within a run, differs between runs, and repeats with a seed', async (t) => {
  const keys = keysOf('a')
  t.match(keys.fingerprint('a'), /^[0-9a-f]{16}$/)
  t.equal(keys.fingerprint('a'), keys.fingerprint('a'))
  t.not(keys.fingerprint('a'), keys.fingerprint('b'))
  t.not(keys.fingerprint('a'), keysOf('a').fingerprint('a'))
  t.equal(new Keys([parseKeyRule('a')], 's').fingerprint('a'), new Keys([parseKeyRule('a')], 's').fingerprint('a'))
})

t.test('why a header was refused is said without the key', async (t) => {
  const keys = keysOf('test-*', 'secret')
  t.match(keys.whyRefused(undefined), 'no Authorization header came')
  t.match(keys.whyRefused('Basic canary'), 'is not "Bearer <api key>"')
  t.match(keys.whyRefused('Bearer canary canary'), 'not a bearer token')
  t.equal(keys.whyRefused('Bearer canary'), 'unknown API key; accepted are test-*, 1 named with --api-key')
  t.equal(keysOf('test-*').whyRefused('Bearer canary'), 'unknown API key; accepted are test-*')
  for (const header of ['Basic canary', 'Bearer canary canary', 'Bearer canary']) t.notMatch(keys.whyRefused(header), 'canary')
})

t.test('a fresh key works and nobody else has it; with a seed the same ones come in every run', async (t) => {
  const keys = keysOf('secret', 'test-*', 'other-*')
  const fresh = Array.from({ length: 100 }, () => keys.fresh())
  t.equal(new Set([...fresh, keys.working]).size, 101)
  for (const key of fresh) t.ok(key.startsWith('test-') && keys.locationOf(key))
  const seeded = () => {
    const keys = new Keys([parseKeyRule('test-*')], 'seed')
    return [keys.fresh(), keys.fresh()]
  }
  t.same(seeded(), ['test-location-1', 'test-location-2'])
  t.same(seeded(), seeded())
})

t.test('there is a fresh key only where a beginning is open', async (t) => {
  t.throws(() => keysOf('secret').fresh(), { message: /^there is no fresh key where every key is named; name the key/ })
  t.throws(() => freshKey([]), { message: /^there is no fresh key/ })
  t.equal(freshKey([''], 'x'), 'x')
  t.match(freshKey(['a-', 'b-']), /^a-[\w-]{21}$/)
})

t.test('a key opens the location named for it, one that is accepted by its beginning its own, any other none', async (t) => {
  const keys = keysOf('named=LOC', 'test-*', 'test-named=OTHER')
  t.equal(keys.locationOf('named'), 'LOC')
  t.equal(keys.locationOf('test-named'), 'OTHER')
  t.equal(keys.locationOf('test-x'), locationIdOf('test-x'))
  for (const stranger of ['', 'Named', 'named2', 'test', 'test-a b', 'test-ä']) t.equal(keys.locationOf(stranger), undefined)
  t.equal(keysOf('*').locationOf(''), undefined)
})

t.test('whoever must have the location of a key is told why there is none, without the key', async (t) => {
  const keys = keysOf('named=LOC', 'test-*')
  t.equal(keys.locationIdOf('named'), 'LOC')
  const thrown = t.throws(() => keys.locationIdOf('canary')) as Error
  t.equal(thrown.message, 'unknown API key; accepted are test-*, 1 named with --api-key')
  t.match(
    t.throws(() => keys.locationIdOf('canary canary')),
    { message: /not a bearer token/ }
  )
})

t.test('a JWT key opens the location it claims', async (t) => {
  const jwt = `a.${Buffer.from('{"location_id":"C2QujeCh8ZnC7al2InWR"}').toString('base64url')}.b`
  t.equal(locationIdOf(jwt), 'C2QujeCh8ZnC7al2InWR')
  t.equal(keysOf('*').locationOf(jwt), 'C2QujeCh8ZnC7al2InWR')
})

t.test('the summary says enough to work out every location, and holds no named key', async (t) => {
  const keys = keysOf('canary-one=LOC', 'canary-two', 'test-*', 'other-*')
  const { open, locationIds } = keys.summary
  t.same(open, ['test-', 'other-'])
  t.notMatch(JSON.stringify(keys.summary), 'canary')
  for (const key of ['canary-one', 'canary-two', 'test-x'])
    t.equal(locationIds[locationIdOf(key)] ?? locationIdOf(key), keys.locationOf(key))
})

t.test('what a JWT key claims never opens the location of a named key', async (t) => {
  const claiming = (id: string) => `a.${Buffer.from(JSON.stringify({ location_id: id })).toString('base64url')}.b`
  const keys = keysOf('named=C2QujeCh8ZnC7al2InWR', 'other', '*')
  for (const owned of ['C2QujeCh8ZnC7al2InWR', locationIdOf('other')]) {
    const id = keys.locationOf(claiming(owned))
    t.match(id, /^[A-Za-z0-9]{20}$/)
    t.not(id, owned)
    t.equal(id, keys.locationOf(claiming(owned)), 'the same each time')
  }
  t.equal(keys.locationOf(claiming('E2QujeCh8ZnC7al2InWR')), 'E2QujeCh8ZnC7al2InWR')
})

t.test('after a restart the fresh keys of a seed are the first ones again', async (t) => {
  const keys = new Keys([parseKeyRule('test-*')], 'seed')
  t.same([keys.fresh(), keys.fresh()], ['test-location-1', 'test-location-2'])
  keys.restart()
  t.equal(keys.fresh(), 'test-location-1')
})

t.test('a text opens something when it is an accepted key, the id of a named location, or looks like an id', async (t) => {
  const keys = keysOf('named=LOC', 'test-*')
  for (const text of ['named', 'test-x', 'LOC', 'C2QujeCh8ZnC7al2InWR']) t.ok(keys.opens(text), text)
  for (const text of ['stranger', 'loc', 'C2QujeCh8ZnC7al2InW', 'C2QujeCh8ZnC7al2InWRx', 'C2QujeCh8ZnC7al2In-R'])
    t.notOk(keys.opens(text), text)
})
