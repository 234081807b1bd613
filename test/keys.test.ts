import fc from 'fast-check'
import t from 'tap'
import { Keys, locationIdOf, parseKeyRule } from '../src/keys.js'

const keysOf = (...texts: string[]) => new Keys(texts.map(parseKeyRule))

t.test('a key rule is a key, a key with a location id, or a beginning', async (t) => {
  t.same(parseKeyRule('abc'), { text: 'abc', open: false })
  t.same(parseKeyRule('abc=LOC1'), { text: 'abc', open: false, locationId: 'LOC1' })
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
  t.throws(() => keysOf(), { message: 'at least one key must be let in' })
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
  t.equal(keys.fingerprint('a'), keys.fingerprint('a'))
  t.not(keys.fingerprint('a'), keysOf('a').fingerprint('a'))
  t.equal(new Keys([parseKeyRule('a')], 's').fingerprint('a'), new Keys([parseKeyRule('a')], 's').fingerprint('a'))
})

t.test('why a header was refused is said without the key', async (t) => {
  const keys = keysOf('test-*', 'secret')
  t.match(keys.whyRefused(undefined), 'no Authorization header came')
  t.match(keys.whyRefused('Basic canary'), 'is not "Bearer <api key>"')
  t.match(keys.whyRefused('Bearer canary canary'), 'not a bearer token')
  t.equal(keys.whyRefused('Bearer canary'), 'the key is not let in; let in are: test-*, 1 named with --api-key')
  t.equal(keysOf('test-*').whyRefused('Bearer canary'), 'the key is not let in; let in are: test-*')
  for (const header of ['Basic canary', 'Bearer canary canary', 'Bearer canary']) t.notMatch(keys.whyRefused(header), 'canary')
})
