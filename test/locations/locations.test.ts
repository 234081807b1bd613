import t from 'tap'
import { fingerprintAt } from '../../src/contacts/fingerprint.js'
import { readData } from '../../src/data/read-data.js'
import type { Data } from '../../src/data/schema.js'
import { Entry } from '../../src/journal/entry.js'
import { locationIdOf } from '../../src/locations/accepted-keys.js'
import { accountKey } from '../../src/locations/account-key.js'
import { Feed } from '../../src/locations/feed.js'
import { parseKeyRule } from '../../src/locations/key-rule.js'
import { Keys } from '../../src/locations/keys.js'
import type { Location } from '../../src/locations/location.js'
import { Locations } from '../../src/locations/locations.js'
import type { Matchable } from '../../src/match/match.js'
import type { EmulatorOptions } from '../../src/options/options.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { firstAccountId } from '../../src/records/account.js'
import { Fidelity } from '../../src/rules/fidelity.js'
import { putContacts } from '../../src/v1/contacts/seed.js'

const REQUEST: Matchable = { method: 'POST', path: '/v1/contacts', query: {}, headers: {}, body: {}, status: null }
const NOON = '2026-01-01T12:00:00.000Z'

const DOCUMENTED = new Fidelity('documented')

function locationsWith(options?: EmulatorOptions, isWaitedFor?: (locationId: string) => boolean, feed = new Feed()): Locations {
  const settings = settingsOfCall(options)
  const keys = new Keys(settings.apiKeys.map(parseKeyRule), settings.randomSeed, settings.agencyKeys.map(parseKeyRule))
  return new Locations(settings, keys, DOCUMENTED, feed, readData(settings.data, keys), isWaitedFor)
}

/** The location that a key opens, which the test knows is accepted. */
function opened(locations: Locations, key: string): Location {
  return locations.open(key)?.location as Location
}

function entry(): Entry {
  const made = new Entry('POST', '/v1/contacts', [], 0)
  made.close(200, {}, '{}')
  return made
}

const emails = ({ contacts }: Location) => contacts.all().map(({ email }) => email)
const timeOf = ({ clock }: { clock: Location['clock'] }) => new Date(clock.now()).toISOString()

t.test('a key opens the same location each time, and two keys may open one', async (t) => {
  const locations = locationsWith({ apiKeys: ['a=LOC', 'b=LOC', 'test-*'] })
  t.equal(locations.open('a')?.location, locations.open('b')?.location)
  t.not(locations.open('a')?.keyFingerprint, locations.open('b')?.keyFingerprint)
  t.equal(locations.open('test-1'), locations.open('test-1'))
  t.equal(locations.open('stranger'), undefined)
  t.equal(locations.size, 2)
  t.equal([...locations].length, 2)
  const before = opened(locations, 'a')
  locations.reset(before)
  t.not(opened(locations, 'b'), before, 'a key that shared what was reset does not find the old one')
  t.equal(opened(locations, 'a'), opened(locations, 'b'))
})

t.test('it remembers a bounded number of keys, and forgetting them forgets no location', async (t) => {
  const locations = locationsWith({ apiKeys: ['*'], locationLimit: 30_000 })
  const first = opened(locations, 'key-0')
  for (let count = 1; count <= 20_001; count++) locations.open(`key-${count}`)
  t.equal(opened(locations, 'key-0'), first)
})

t.test('each location has a journal of its own limit, in one order over all', async (t) => {
  const locations = locationsWith({ journalLimit: 2 })
  const [a, b] = [opened(locations, 'test-a'), opened(locations, 'test-b')]
  for (const journal of [a.journal, b.journal, locations.withoutKey, a.journal, a.journal]) journal.add(entry())
  t.same(
    [...locations.exchanges].map(({ position }) => position),
    [2, 3, 4, 5]
  )
  t.same(
    [a.journal, b.journal, locations.withoutKey].map(({ size }) => size),
    [2, 1, 1]
  )
  t.equal(locations.dropped, 1)
})

t.test('where there are too many, the one used longest ago is let go', async (t) => {
  const locations = locationsWith({ locationLimit: 2 })
  const [a, b] = [opened(locations, 'test-a'), opened(locations, 'test-b')]
  b.journal.add(entry())
  t.equal(opened(locations, 'test-a'), a)
  locations.open('test-c')
  t.equal(locations.size, 2)
  t.equal(locations.letGo, 1)
  t.equal(opened(locations, 'test-a'), a)
  t.same([...locations.exchanges], [])
  t.not(opened(locations, 'test-b'), b)
  t.equal(locations.letGo, 2)
})

t.test(
  'a location that is waited for, or in which a request is in flight, stays; afterwards there are no more than the limit',
  async (t) => {
    const waitedFor = new Set<string>()
    const locations = locationsWith({ locationLimit: 1 }, (id) => waitedFor.has(id))
    const [a, b] = ['test-a', 'test-b'].map((key) => {
      const location = opened(locations, key)
      waitedFor.add(location.id)
      return location
    }) as [Location, Location]
    t.same([...locations], [a, b])
    t.equal(locations.letGo, 0)
    a.inFlight = 1
    waitedFor.clear()
    const c = opened(locations, 'test-c')
    t.same([...locations], [a, c])
    t.equal(locations.letGo, 1)
    a.inFlight = 0
    const d = opened(locations, 'test-d')
    t.same([...locations], [d])
    t.equal(locations.letGo, 3)
  }
)

t.test('what a location held when it was let go or reset takes no room', async (t) => {
  const locations = locationsWith({ data: { contacts: [{ email: 'first' }] }, locationLimit: 1 })
  const a = opened(locations, 'test-a')
  t.equal(locations.room.contacts, 1)
  const { bytes } = locations.room
  putContacts([{ id: 'x' }], a)
  opened(locations, 'test-b')
  t.match(locations.room, { contacts: 1, bytes })
  locations.reset()
  t.match(locations.room, { contacts: 0, bytes: 0 })
})

t.test('one in which a test has prepared something goes only when there is no other', async (t) => {
  const feed = new Feed()
  const locations = locationsWith({ locationLimit: 4 }, undefined, feed)
  const [armed, heard, prepared, plain] = ['a', 'b', 'c', 'd'].map((name) => opened(locations, `test-${name}`)) as [
    Location,
    Location,
    Location,
    Location
  ]
  const happened: string[] = []
  locations.arm({ status: 500 }, armed)
  feed.subscribe(({ kind, locationId }) => happened.push(`${kind} ${locationId}`), heard.id)
  prepared.isPrepared = true
  const last = opened(locations, 'test-e')
  t.same([...locations], [armed, heard, prepared, last], 'the plain one went')
  last.isPrepared = true
  t.notOk([...locations].includes(plain))
  const another = opened(locations, 'test-f')
  another.isPrepared = true
  t.equal(locations.size, 4)
  opened(locations, 'test-g')
  t.ok(locations.size <= 4)
  for (let count = 0; count < 5; count++) opened(locations, `test-more-${count}`).isPrepared = true
  t.same(happened, [`let-go ${heard.id}`], 'who listens to it is told')
})

t.test('a location that is opened again after it was let go goes on with its numbers, and knows', async (t) => {
  const locations = locationsWith({ locationLimit: 1 })
  const before = opened(locations, 'test-a')
  before.journal.add(entry())
  opened(locations, 'test-b')
  const again = opened(locations, 'test-a')
  t.not(again, before)
  t.equal(again.wasLetGo, true)
  t.equal(again.journal.dropped, 1)
  locations.reset()
  t.equal(opened(locations, 'test-a').wasLetGo, false, 'a reset of all forgets that')
})

t.test('a reset of one location takes the clock of its start, a reset of all begins the names of fresh keys anew', async (t) => {
  const locations = locationsWith({ randomSeed: 'seed', clock: NOON })
  const names = locations.keys.namesOfNextClient()
  const location = opened(locations, 'test-a')
  locations.clock.advance(5000)
  locations.reset(location)
  t.equal(timeOf(opened(locations, 'test-a')), NOON)
  t.not(locations.keys.namesOfNextClient(), names)
  locations.reset()
  t.equal(locations.keys.namesOfNextClient(), names)
})

t.test('a reset of one location clears it, says how much, and leaves the others', async (t) => {
  const locations = locationsWith({ data: { contacts: [{ email: 'first' }] }, clock: NOON, randomSeed: 'seed' })
  const [a, b] = [opened(locations, 'test-a'), opened(locations, 'test-b')]
  const [contact] = a.contacts.all()
  const draw = a.chance.id()
  putContacts([{ id: 'x' }], a)
  for (const journal of [a.journal, b.journal, a.journal, locations.withoutKey]) journal.add(entry())
  locations.arm({ status: 500 }, a)
  locations.arm({ status: 500 })
  a.clock.advance(1000)
  t.same(locations.reset(a), { contacts: 2, exchanges: 2, faults: 1 })
  const anew = opened(locations, 'test-a')
  t.not(anew, a)
  t.same(anew.contacts.all(), [contact])
  t.equal(anew.chance.id(), draw)
  t.equal(timeOf(anew), NOON)
  t.same([anew.journal.size, anew.faults.size], [0, 0])
  t.equal(opened(locations, 'test-b'), b)
  t.equal(b.journal.size, 1)
  t.equal(locations.withoutKey.size, 1)
  t.equal(locations.armedFaults().length, 1)
})

t.test('a reset of all makes everything as it was at the start', async (t) => {
  const locations = locationsWith({ data: { contacts: [{ email: 'first' }] }, clock: NOON, locationLimit: 2, journalLimit: 1 })
  for (const key of ['test-a', 'test-b', 'test-c']) opened(locations, key).journal.add(entry())
  locations.withoutKey.add(entry())
  locations.withoutKey.add(entry())
  locations.arm({ status: 500 })
  locations.arm({ status: 500 }, opened(locations, 'test-c'))
  locations.clock.set(0)
  t.same(locations.reset(), { contacts: 2, exchanges: 3, faults: 2 })
  t.same([locations.size, locations.letGo, locations.dropped, locations.withoutKey.size, locations.withoutKey.dropped], [0, 0, 0, 0, 0])
  t.same([...locations.exchanges], [])
  t.equal(timeOf(locations), NOON)
  t.equal(
    locations.takeFault(opened(locations, 'test-a'), () => REQUEST),
    undefined
  )
  locations.withoutKey.add(entry())
  t.same(
    [...locations.exchanges].map(({ seq, position }) => [seq, position]),
    [[1, 1]]
  )
  t.same(locations.reset(), { contacts: 1, exchanges: 1, faults: 0 })
  t.same(locations.reset(), { contacts: 0, exchanges: 0, faults: 0 })
})

t.test('what is done to a location that was reset reaches nobody', async (t) => {
  const locations = locationsWith({ journalLimit: 1 })
  const old = opened(locations, 'test-a')
  old.journal.add(entry())
  locations.reset(old)
  old.journal.add(entry())
  old.journal.add(entry())
  t.equal(opened(locations, 'test-a').journal.size, 0)
})

t.test('the fault that was armed first decides, be it for one location or for all, and is counted once', async (t) => {
  const locations = locationsWith()
  const [a, b] = [opened(locations, 'test-a'), opened(locations, 'test-b')]
  const take = (location: Location) => locations.takeFault(location, () => REQUEST)?.delayMs
  locations.arm({ delayMs: 1 }, a)
  locations.arm({ delayMs: 2 })
  locations.arm({ delayMs: 3 }, a)
  locations.arm({ delayMs: 4, match: { method: 'GET' } })
  locations.arm({ delayMs: 5 })
  t.same([take(a), take(a), take(b), take(a), take(a), take(b)], [1, 2, 5, 3, undefined, undefined])
  t.same(locations.armedFaults(a), [])
  t.match(locations.armedFaults(), [{ delayMs: 4, left: 1 }])
})

t.test('armed faults are told for one location or for all, and disarmed likewise', async (t) => {
  const locations = locationsWith()
  const [a, b] = [opened(locations, 'test-a'), opened(locations, 'test-b')]
  locations.arm({ delayMs: 1 }, a)
  locations.arm({ delayMs: 2 }, b)
  locations.arm({ delayMs: 3 })
  const told = (location?: Location) => locations.armedFaults(location).map(({ delayMs, locationId }) => [delayMs, locationId])
  t.same(told(a), [[1, a.id]])
  t.same(told(), [
    [3, null],
    [1, a.id],
    [2, b.id]
  ])
  t.equal(locations.disarm(a), 1)
  t.same(told(), [
    [3, null],
    [2, b.id]
  ])
  t.equal(locations.disarm(), 2)
  t.equal(locations.disarm(), 0)
  t.same(told(), [])
})

t.test('a location is found by its id once it was opened, until it is let go or reset', async (t) => {
  const locations = locationsWith({ apiKeys: ['named=LOC', 'test-*'], locationLimit: 1 })
  t.equal(locations.withId('LOC'), undefined)
  const location = opened(locations, 'named')
  t.equal(locations.withId('LOC'), location)
  locations.open('test-a')
  t.equal(locations.withId('LOC'), undefined)
  locations.open('named')
  locations.reset()
  t.equal(locations.withId('LOC'), undefined)
})

t.test('without a fault, a request is not even looked at', async (t) => {
  const locations = locationsWith()
  t.equal(
    locations.takeFault(opened(locations, 'test-a'), () => t.fail('it was') as never),
    undefined
  )
})

t.test('a new location has the time of all, and its own from then on', async (t) => {
  const locations = locationsWith({ clock: NOON })
  const a = opened(locations, 'test-a')
  a.clock.advance(1000)
  locations.clock.advance(60_000)
  t.equal(timeOf(a), '2026-01-01T12:00:01.000Z')
  t.equal(timeOf(opened(locations, 'test-b')), '2026-01-01T12:01:00.000Z')
  t.notOk(opened(locationsWith(), 'test-a').clock.standsStill)
})

t.test('with a seed, neither another location nor a second run changes what one draws', async (t) => {
  const run = (before: string[]) => {
    const locations = locationsWith({ randomSeed: 'seed' })
    for (const key of before) opened(locations, key).chance.id()
    const { chance } = opened(locations, 'test-a')
    return [chance.id(), fingerprintAt(0, chance), locations.open('test-a')?.keyFingerprint]
  }
  t.same(run([]), run(['test-b', 'test-c']))
})

t.test('a location begins with the contacts of all and its own, named by key or by id', async (t) => {
  const data: Data = {
    contacts: [{ email: 'all' }],
    locations: { 'test-a': { contacts: [{ email: 'by key' }] }, LOC: { contacts: [{ email: 'by id' }] }, 'test-none': {} }
  }
  const locations = locationsWith({ apiKeys: ['named=LOC', 'test-*'], data })
  t.same(emails(opened(locations, 'test-a')), ['all', 'by key'])
  t.same(emails(opened(locations, 'named')), ['all', 'by id'])
  t.same(emails(opened(locations, 'test-none')), ['all'])
  t.same(emails(opened(locations, 'test-x')), ['all'])
})

t.test('the settings of a location are its own, else those of all in the data, else the options', async (t) => {
  const data: Data = {
    settings: { country: 'MX', timezone: 'America/Chihuahua' },
    locations: { 'test-a': { settings: { country: 'CA', allowDuplicateContact: false } } }
  }
  const locations = locationsWith({ data, allowDuplicateContact: true })
  const ofAll = { name: 'Test location', country: 'MX', timezone: 'America/Chihuahua', allowDuplicateContact: true }
  t.match(opened(locations, 'test-b').settings, ofAll)
  t.match(opened(locations, 'test-a').settings, { ...ofAll, country: 'CA', allowDuplicateContact: false })
  t.match(opened(locationsWith(), 'test-a').settings, { country: 'US', timezone: 'America/Chicago', allowDuplicateContact: false })
})

t.test('the contacts of a location that is named by its key and by its id are put together', async (t) => {
  const data: Data = { locations: { named: { contacts: [{ email: 'one' }] }, LOC: { contacts: [{ email: 'two' }] } } }
  t.same(emails(opened(locationsWith({ apiKeys: ['named=LOC'], data }), 'named')), ['one', 'two'])
})

t.test('two locations may have a contact of one id each', async (t) => {
  const contacts = [{ id: 'x' }]
  const locations = locationsWith({ data: { locations: { 'test-a': { contacts }, 'test-b': { contacts } } } })
  t.ok(opened(locations, 'test-a').contacts.has('x') && opened(locations, 'test-b').contacts.has('x'))
})

t.test('one fault is disarmed by its id, in one location or wherever it is armed', async (t) => {
  const locations = locationsWith()
  const [a, b] = [opened(locations, 'test-a'), opened(locations, 'test-b')]
  const [ofA, ofB, ofAll] = [a, b, undefined].map((location) => locations.arm({ status: 500 }, location).id) as [string, string, string]
  t.equal(locations.disarmOne(ofB, a), false)
  t.equal(locations.disarmOne(ofAll, a), false)
  t.equal(locations.disarmOne(ofA, a), true)
  t.equal(locations.disarmOne(ofB), true)
  t.equal(locations.disarmOne(ofAll), true)
  t.equal(locations.disarmOne(ofAll), false)
  t.same(locations.armedFaults(), [])
})

t.test('it remembers a bounded number of locations that were let go, the latest ones', async (t) => {
  const locations = locationsWith({ apiKeys: ['*'], locationLimit: 1 })
  for (let count = 0; count <= 20_001; count++) locations.open(`key-${count}`)
  t.equal(opened(locations, 'key-0').wasLetGo, false)
  t.equal(opened(locations, 'key-20000').wasLetGo, true)
})

const keyOfFirst = (agencyKey: string) => {
  const agencyId = locationIdOf(agencyKey)
  return accountKey({ agencyId, id: firstAccountId(agencyId) })
}

t.test('the key of an agency opens one with a first location, whose key opens it before or after', async (t) => {
  const locations = locationsWith()
  const agency = opened(locations, 'agency-a')
  t.ok(agency.isAgency)
  t.same(agency.resources.accounts.all(), [{ id: firstAccountId(agency.id), settings: locations.settingsOf('x') }])
  const first = opened(locations, keyOfFirst('agency-a'))
  t.match(first, { id: firstAccountId(agency.id), isAgency: false })
  t.equal(first.agency, agency)
  t.same(locations.openOf(agency), [first])
  t.equal(opened(locations, keyOfFirst('agency-b')).agency, opened(locations, 'agency-b'))
  t.equal(opened(locations, 'test-a').agency, undefined)
})

t.test('a key of an agency for a location that it does not have opens nothing, and no agency either', async (t) => {
  const locations = locationsWith()
  const agencyId = locationIdOf('agency-a')
  const key = accountKey({ agencyId, id: 'C2QujeCh8ZnC7al2InWR' })
  t.equal(locations.open(key), undefined)
  t.equal(locations.size, 0)
  locations.open('agency-a')
  t.equal(locations.open(key), undefined)
  t.equal(locations.size, 1)
})

t.test('a key that claims the id of an agency does not open the agency', async (t) => {
  const locations = locationsWith({ apiKeys: ['*'] })
  const { id } = opened(locations, 'agency-a')
  const claiming = (id: string) => `a.${Buffer.from(JSON.stringify({ location_id: id })).toString('base64url')}.b`
  t.equal(locations.open(claiming(id)), undefined)
  t.ok(locations.open(claiming('C2QujeCh8ZnC7al2InWR')))
})

t.test('an agency stays while one of its locations is open', async (t) => {
  const locations = locationsWith({ locationLimit: 2 })
  const agency = opened(locations, 'agency-a')
  const key = keyOfFirst('agency-a')
  const first = opened(locations, key)
  opened(locations, 'test-a')
  t.equal(locations.withId(first.id), undefined, 'though that was used later')
  t.equal(locations.withId(agency.id), agency)
  opened(locations, 'test-b')
  t.equal(locations.withId(agency.id), undefined)
  t.not(opened(locations, key).agency, agency, 'it is opened anew with its location')
  t.equal(agency.openLocations, 0)
})

t.test('an agency that was opened by the key of its location alone is let go like others', async (t) => {
  const locations = locationsWith({ locationLimit: 2 })
  const { agency } = opened(locations, keyOfFirst('agency-a'))
  opened(locations, 'test-a')
  t.equal(locations.withId(locationIdOf('agency-a')), agency)
  opened(locations, 'test-b')
  t.equal(locations.withId(locationIdOf('agency-a')), undefined)
})

t.test('all has those that begin with contacts too, opened as far as there is room', async (t) => {
  const contacts = [{ email: 'a@b.c' }]
  const data = { locations: { 'test-a': { contacts }, 'test-b': { contacts }, 'test-c': { contacts }, 'test-d': {} } }
  const ids = (keys: string[]) => keys.map((key) => locationIdOf(key))
  const locations = locationsWith({ data, locationLimit: 2 })
  t.same(
    locations.all().map(({ id }) => id),
    ids(['test-a', 'test-b'])
  )
  const [a] = locations.all() as [Location]
  t.equal(opened(locations, 'test-a'), a, 'its key opens the same')
  opened(locations, 'test-x')
  t.same(
    locations.all().map(({ id }) => id),
    ids(['test-a', 'test-x']),
    'the one that nobody has used goes first'
  )
  opened(locations, 'test-y')
  t.same(
    locations.all().map(({ id }) => id),
    ids(['test-x', 'test-y'])
  )
  locations.reset(locations.withId(locationIdOf('test-x')))
  t.same(
    locations.all().map(({ id }) => id),
    ids(['test-y', 'test-c']),
    'one that was let go stays away'
  )
})

t.test('what the data has for every location is there for named keys and the key that works', async (t) => {
  const data = { contacts: [{ email: 'a@b.c' }], locations: { 'agency-a': { settings: { name: 'x' } }, AG: {} } }
  const options = { data, apiKeys: ['one=LOC', 'two'], agencyKeys: ['agency-*', 'three=AG'] }
  t.same(
    locationsWith(options)
      .all()
      .map(({ id }) => id),
    ['LOC', locationIdOf('two')]
  )
  t.same(locationsWith({ ...options, data: {} }).all(), [])
})

t.test('a location of an agency that the data names by its id becomes one when its key comes', async (t) => {
  const agencyId = locationIdOf('agency-a')
  const id = firstAccountId(agencyId)
  const key = keyOfFirst('agency-a')
  const locations = locationsWith({ data: { locations: { [id]: { contacts: [{ email: 'a@b.c' }] } } } })
  t.match(locations.all(), [{ id, agency: undefined, contacts: { size: 1 } }])
  t.match(opened(locations, key), { id, agency: { id: agencyId }, contacts: { size: 1 } })
  t.equal(locations.all().filter((location) => location.id === id).length, 1)
  t.same(locationsWith({ data: { locations: { [key]: { contacts: [{ email: 'a@b.c' }] } } } }).all(), [])
})
