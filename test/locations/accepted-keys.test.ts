import fc from 'fast-check'
import t from 'tap'
import { AcceptedKeys, locationIdOf } from '../../src/locations/accepted-keys.js'
import { accountKey } from '../../src/locations/account-key.js'
import { parseKeyRule } from '../../src/locations/key-rule.js'
import { Keys } from '../../src/locations/keys.js'

const keysOf = (...texts: string[]) => new Keys(texts.map(parseKeyRule))

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

t.test('why a header was refused is said without the key', async (t) => {
  const keys = keysOf('test-*', 'secret')
  t.match(keys.whyRefused(undefined), 'no Authorization header came')
  t.match(keys.whyRefused('Basic canary'), 'is not "Bearer <api key>"')
  t.match(keys.whyRefused('Bearer canary canary'), 'not a bearer token')
  t.equal(keys.whyRefused('Bearer canary'), 'unknown API key; accepted are test-*, 1 named with --api-key')
  t.equal(keysOf('test-*').whyRefused('Bearer canary'), 'unknown API key; accepted are test-*')
  for (const header of ['Basic canary', 'Bearer canary canary', 'Bearer canary']) t.notMatch(keys.whyRefused(header), 'canary')
})

t.test('a key opens the location named for it, one that is accepted by its beginning its own, any other none', async (t) => {
  const keys = keysOf('named=LOC', 'test-*', 'test-named=OTHER')
  t.equal(keys.locationOf('named'), 'LOC')
  t.equal(keys.locationOf('test-named'), 'OTHER')
  t.equal(keys.locationOf('test-x'), locationIdOf('test-x'))
  for (const stranger of ['', 'Named', 'named2', 'test', 'test-a b', 'test-ä']) t.equal(keys.locationOf(stranger), undefined)
  t.equal(keysOf('*').locationOf(''), undefined)
})

t.test('a JWT key opens the location it claims', async (t) => {
  const jwt = `a.${Buffer.from('{"location_id":"C2QujeCh8ZnC7al2InWR"}').toString('base64url')}.b`
  t.equal(locationIdOf(jwt), 'C2QujeCh8ZnC7al2InWR')
  t.equal(keysOf('*').locationOf(jwt), 'C2QujeCh8ZnC7al2InWR')
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

t.test('a text opens something when it is an accepted key, the id of a named location, or looks like an id', async (t) => {
  const keys = keysOf('named=LOC', 'test-*')
  for (const text of ['named', 'test-x', 'LOC', 'C2QujeCh8ZnC7al2InWR']) t.ok(keys.opens(text), text)
  for (const text of ['stranger', 'loc', 'C2QujeCh8ZnC7al2InW', 'C2QujeCh8ZnC7al2InWRx', 'C2QujeCh8ZnC7al2In-R'])
    t.notOk(keys.opens(text), text)
})

t.test('the summary holds no key, and who has it knows the location of each key', async (t) => {
  const claiming = `a.${Buffer.from('{"location_id":"LOC"}').toString('base64url')}.b`
  const keys = keysOf('canary-one=LOC', 'canary-two', `canary-${claiming}`, 'test-*', 'other-*')
  t.same(keys.summary.open, ['test-', 'other-'])
  t.notMatch(JSON.stringify(keys.summary), 'canary')
  const known = new AcceptedKeys(JSON.parse(JSON.stringify(keys.summary)))
  for (const key of [
    'canary-one',
    'canary-two',
    `canary-${claiming}`,
    claiming,
    'test-x',
    `test-${claiming}`,
    'stranger',
    'test-ä',
    '',
    'constructor'
  ])
    t.equal(known.locationOf(key), keys.locationOf(key), key)
  t.equal(known.whyRefused('Bearer x'), keys.whyRefused('Bearer x'))
})

const withAgencies = (rules: string[], agencies: string[]) => new Keys(rules.map(parseKeyRule), undefined, agencies.map(parseKeyRule))

t.test('of two rules for one key, the one that says more of it says whether it opens an agency', async (t) => {
  const rules = ['*', 'agency-named=LOC', 'agency-test-*']
  const accepted = withAgencies(rules, ['agency-*', 'a-*', 'named', 'other=AG', 'same=AG'])
  const known = new AcceptedKeys(JSON.parse(JSON.stringify(accepted.summary)))
  for (const keys of [accepted, known]) {
    for (const key of ['agency-', 'agency-x', 'a-x', 'named', 'other']) t.ok(keys.isOfAgency(key), key)
    for (const key of ['test-x', 'agency-named', 'agency-test-x']) t.notOk(keys.isOfAgency(key), key)
    t.equal(keys.locationOf('other'), 'AG')
    t.equal(keys.locationOf('same'), 'AG')
    t.equal(keys.locationOf('agency-named'), 'LOC')
    t.equal(keys.locationOf('agency-x'), locationIdOf('agency-x'))
  }
  const closed = withAgencies(['test-*'], ['agency-*'])
  t.ok(closed.isOfAgency('agency-x'))
  t.equal(closed.locationOf('other-x'), undefined)
})

t.test('the key of a location of an agency is a JWT that says so, where there can be that agency', async (t) => {
  const account = { agencyId: 'AG', id: 'C2QujeCh8ZnC7al2InWR' }
  const key = accountKey(account)
  t.equal(locationIdOf(key), account.id)
  t.equal(accountKey(account), key)
  t.same(withAgencies(['test-*'], ['agency-*']).accountOf(key), account)
  t.same(withAgencies(['test-*'], ['x=AG']).accountOf(key), account)
  t.equal(withAgencies(['test-*'], ['x=AG']).locationOf(key), account.id)
  t.equal(withAgencies(['test-*'], ['x']).accountOf(key), undefined)
  const others = [`${key}x`, 'a.b.c', `a.${btoa('5')}.c`, `a.${btoa('{"company_id":"AG"}')}.c`]
  for (const other of others) t.equal(withAgencies(['test-*'], ['agency-*']).accountOf(other), undefined, other)
})

t.test(
  'a key may be shown where it merely begins as an open one does, and never one that was named, a JWT or longer than a name',
  async (t) => {
    const jwt = `test-a.${Buffer.from('{"location_id":"LOC"}').toString('base64url')}.b`
    const keys = withAgencies(['test-named', 'test-*', 'other-*'], ['agency-named', 'agency-*'])
    for (const key of ['test-checkout', 'other-1.2.3', 'agency-x', `test-${'x'.repeat(59)}`]) t.equal(keys.nameOf(key), key)
    for (const key of ['test-named', 'agency-named', 'stranger', jwt, `test-${'x'.repeat(60)}`]) t.equal(keys.nameOf(key), undefined, key)
    const all = withAgencies(['*', 'test-*'], [])
    t.equal(all.nameOf('test-x'), 'test-x')
    t.equal(all.nameOf('anything'), undefined)
  }
)
