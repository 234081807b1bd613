import t from 'tap'
import { readData } from '../../src/data/read-data.js'
import type { Data } from '../../src/data/schema.js'
import { parseKeyRule } from '../../src/locations/key-rule.js'
import { Keys } from '../../src/locations/keys.js'
import type { SeedContact } from '../../src/v1/contacts/contact.js'
import { fixture } from '../fixtures.js'
import { place } from '../places.js'

const KEYS = new Keys(['test-*', 'named=LOC'].map(parseKeyRule))

const EXAMPLE: SeedContact = JSON.parse(fixture('create-contact/body.json'))
// The page's example has one id twice, which a contact cannot.
const { __moreField__, customField, ...FIELDS } = JSON.parse(fixture('create-contact/200.json')).contact
const ANSWERED = { ...FIELDS, customField: customField.slice(1) }

/** What the location of an id begins with. */
function begun(from: string | Data | undefined) {
  const starting = readData(from, KEYS)
  return (id: string) => {
    const location = place({ id })
    starting.putInto(location, () => {})
    const contacts = location.contacts.all()
    return { emails: contacts.map(({ email }) => email), contacts, settings: starting.settingsOf(id) }
  }
}

t.test('data comes from a file, from the call, or not at all', async (t) => {
  const settings = { name: 'x', country: 'MX', timezone: 'America/Chihuahua', allowDuplicateContact: true }
  const data: Data = {
    contacts: [EXAMPLE, ANSWERED],
    settings,
    locations: { 'test-a': { contacts: [{ email: 'a' }] }, 'test-b': {}, 'test-c': { settings: { country: 'CA' } } }
  }
  const dir = t.testdir({ 'data.json': JSON.stringify(data), 'marked.json': `\uFEFF${JSON.stringify(data)}` })
  const given = begun(data)
  t.same(given('test-a').emails, [EXAMPLE.email, ANSWERED.email, 'a'])
  t.match(given('test-b'), { emails: [EXAMPLE.email, ANSWERED.email], settings })
  t.equal(given('test-b').contacts[1]?.id, ANSWERED.id)
  t.same(given('test-c').settings, { ...settings, country: 'CA' })
  for (const id of ['test-a', 'test-b', 'test-c']) {
    t.same(begun(`${dir}/data.json`)(id), given(id))
    t.same(begun(`${dir}/marked.json`)(id), given(id), 'with a byte order mark')
    for (const nothing of [undefined, {}]) t.same(begun(nothing)(id), { emails: [], contacts: [], settings: {} })
  }
})

const KNOWN = 'email, phone, firstName, lastName, name, dateOfBirth, address1, city, state, country, postalCode, companyName, website'
const WRONG: [data: unknown, why: string | RegExp][] = [
  [[], 'the body must be object; what came is []'],
  [
    { contact: [] },
    'contact is not known; did you mean contacts?; known are contacts, campaigns, workflows, pipelines, users, snapshots, teams, services, forms, surveys, submissions, settings, locations'
  ],
  [{ contacts: {} }, 'contacts must be array; what came is {}'],
  [{ contacts: [{ email: 5 }] }, 'contacts.0.email must be string; what came is 5'],
  [{ contacts: [{}, { emial: 'x' }] }, new RegExp(`contacts\\.1\\.emial is not known; did you mean email\\?; known are ${KNOWN}`)],
  [{ contacts: [{ id: '' }] }, /contacts\.0\.id must NOT have fewer than 1 characters/],
  [{ contacts: [{ dateAdded: 'today' }] }, /contacts\.0\.dateAdded must match pattern/],
  [{ contacts: [{ customField: 5 }] }, 'contacts.0.customField must be object; what came is 5'],
  [
    { locations: { a: { contact: [] } } },
    'locations.a.contact is not known; did you mean contacts?; known are contacts, campaigns, workflows, pipelines, users, snapshots, teams, services, forms, surveys, submissions, settings'
  ],
  [{ settings: { contry: 'MX' } }, /^settings\.contry is not known; did you mean country\?/],
  [{ settings: { country: 'USA' } }, 'settings.country must match pattern "^[A-Z]{2}$"; what came is "USA"'],
  [{ settings: { allowDuplicateContact: 'yes' } }, 'settings.allowDuplicateContact must be boolean; what came is "yes"'],
  [{ locations: { a: { contacts: [5] } } }, 'locations.a.contacts.0 must be object; what came is 5']
]

for (const [data, why] of WRONG) {
  t.test(`${JSON.stringify(data)} is refused with its place and what is wrong`, async (t) => {
    const { message } = t.throws(() => readData(data as Data, KEYS), { name: 'DataError', code: 'ERR_DATA' }) as Error
    t.ok(message.startsWith('option data: '), message)
    t.match(message.slice('option data: '.length), why)
  })
}

t.test('a file that cannot be used is named', async (t) => {
  const dir = t.testdir({ broken: '{"contacts":', wrong: '{"contacts":5}' })
  const refused = { name: 'DataError', code: 'ERR_DATA' }
  t.throws(() => readData(`${dir}/none`, KEYS), {
    ...refused,
    message: /: ENOENT: .*; a relative path begins in the folder in which the emulator was started$/
  })
  t.throws(() => readData(`${dir}/broken`, KEYS), { ...refused, message: `data file ${dir}/broken: the file is not JSON: ` })
  t.throws(() => readData(`${dir}/wrong`, KEYS), { ...refused, message: `data file ${dir}/wrong: contacts must be array; what came is 5` })
})

const TWICE: Record<string, Data> = {
  'for all': { contacts: [{ id: 'x' }, { id: 'x' }] },
  'for one': { locations: { 'test-a': { contacts: [{ id: 'x' }, { id: 'x' }] } } },
  'for one, named by its key and by its id': { locations: { named: { contacts: [{ id: 'x' }] }, LOC: { contacts: [{ id: 'x' }] } } },
  'for all and for one': { contacts: [{ id: 'x' }], locations: { 'test-a': { contacts: [{ id: 'x' }] } } }
}

for (const [where, data] of Object.entries(TWICE)) {
  t.test(`two contacts ${where} with one id stop the start`, async (t) => {
    t.throws(() => readData(data, KEYS), { name: 'DataError', message: /^option data: the contact id x is there already/ })
  })
}

t.test('data for a key that is not accepted stops the start, for nobody could ever see it', async (t) => {
  const forOne = (keyOrId: string) => () => readData({ locations: { [keyOrId]: {} } }, KEYS)
  t.throws(forOne('stranger'), {
    name: 'DataError',
    message:
      'option data: locations.stranger is neither an accepted key nor the id of a location; accepted are test-*, 1 named with --api-key; add it with --api-key'
  })
  for (const accepted of ['test-a', 'named', 'LOC', 'C2QujeCh8ZnC7al2InWR']) t.doesNotThrow(forOne(accepted), accepted)
})

t.test('an agency has users and snapshots of the data, and no contacts', async (t) => {
  const data: Data = { contacts: [{ email: 'a' }], users: [{ firstName: 'John' }], snapshots: [{ name: 'One' }] }
  const location = place({ isAgency: true })
  readData(data, KEYS).putInto(location, () => {})
  t.same(location.contacts.all(), [])
  t.match(location.resources.users.all(), [
    { firstName: 'John', lastName: '', roles: { type: 'account', role: 'user', locationIds: ['LOC'] } }
  ])
  t.match(location.resources.snapshots.all(), [{ name: 'One', type: 'own' }])
})
