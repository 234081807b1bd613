import t from 'tap'
import { FreshKeys } from '../../src/locations/fresh-keys.js'

t.test('fresh keys begin as accepted ones do, and are random where no name was given for them', async (t) => {
  const fresh = new FreshKeys('test-', () => null)
  const keys = Array.from({ length: 100 }, () => fresh.next())
  t.equal(new Set(keys).size, 100)
  for (const key of keys) t.match(key, /^test-[\w-]{21}$/)
})

t.test('fresh keys with names are counted, and counted anew after a restart with new names', async (t) => {
  const names = ['a-', 'b-']
  const fresh = new FreshKeys('test-', () => names.shift() ?? null)
  t.equal(names.length, 2, 'names are asked for when they are needed')
  t.same([fresh.next(), fresh.next()], ['test-a-1', 'test-a-2'])
  fresh.restart()
  t.equal(fresh.next(), 'test-b-1')
})

t.test('there is no fresh key where every key is named, and one where every key is accepted', async (t) => {
  t.equal(new FreshKeys(undefined, () => 'a-').next(), undefined)
  t.equal(new FreshKeys('', () => 'a-').next(), 'a-1')
})
