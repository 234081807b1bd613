import t from 'tap'
import { Locations } from '../src/locations.js'
import { settingsOfCall } from '../src/options.js'

t.test('a key opens the same location each time, and two keys may open one', async (t) => {
  const locations = new Locations(settingsOfCall({ apiKeys: ['a=LOC', 'b=LOC', 'test-*'] }))
  t.equal(locations.open('a')?.location, locations.open('b')?.location)
  t.not(locations.open('a')?.keyFingerprint, locations.open('b')?.keyFingerprint)
  t.equal(locations.open('test-1'), locations.open('test-1'))
  t.equal(locations.open('stranger'), undefined)
  t.equal([...locations].length, 2)
})

t.test('it remembers a bounded number of keys, and forgetting them forgets no location', async (t) => {
  const locations = new Locations(settingsOfCall({ apiKeys: ['*'] }))
  const first = locations.open('key-0')?.location
  for (let count = 1; count <= 20_001; count++) locations.open(`key-${count}`)
  t.equal(locations.open('key-0')?.location, first)
})
