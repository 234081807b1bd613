import t from 'tap'
import type { EmulatorOptions, OptionError } from '../../src/options/options.js'
import { settingsOfCall, settingsOfCommand, settingsOfExec, sourceOf } from '../../src/options/settings.js'
import { OPTION_NAMES, OPTIONS } from '../../src/options/table.js'
import { defaultMaxBytes } from '../../src/options/values.js'

const none = new Map<string, string[]>()
const flags = (...pairs: [string, string[]][]) => new Map(pairs)

t.test('the command has its defaults', async (t) => {
  t.same(settingsOfCommand(none, {}), {
    port: 8080,
    host: '127.0.0.1',
    proxyPort: undefined,
    apiKeys: ['test-*', 'pit-*'],
    agencyKeys: ['agency-*'],
    fidelity: 'documented',
    rateLimit: undefined,
    tagsOnUpdate: 'replace',
    allowDuplicateContact: false,
    country: 'US',
    data: undefined,
    randomSeed: undefined,
    clock: undefined,
    journalLimit: 1000,
    locationLimit: 10_000,
    maxContacts: 1_000_000,
    maxBytes: defaultMaxBytes(),
    allowedHosts: [],
    controlKey: undefined,
    reasonHeader: true,
    log: 'pretty',
    readyFile: undefined,
    json: false
  })
})

t.test('a call takes any free port and is silent', async (t) => {
  t.match(settingsOfCall(), { port: 0, host: '127.0.0.1', apiKeys: ['test-*', 'pit-*'], log: 'silent' })
})

t.test('an option of a call that is undefined has its default in code', async (t) => {
  const options = { port: undefined, log: undefined, apiKeys: undefined, clock: undefined } as unknown as EmulatorOptions
  t.same(settingsOfCall(options), settingsOfCall())
})

t.test('exec takes any free port, is silent and leaves PORT to its command; flags and environment beat that', async (t) => {
  t.match(settingsOfExec(none, { PORT: '3' }), { port: 0, log: 'silent', host: '127.0.0.1', journalLimit: 1000 })
  t.match(settingsOfExec(flags(['--port', ['1']]), { GHL_EMULATOR_LOG: 'json' }), { port: 1, log: 'json' })
  t.match(settingsOfExec(none, { GHL_EMULATOR_PORT: '2', PORT: '3' }), { port: 2 })
})

t.test('flags beat the environment, which beats the defaults', async (t) => {
  const environment = { GHL_EMULATOR_PORT: '2', PORT: '3', GHL_EMULATOR_HOST: '0.0.0.0' }
  t.match(settingsOfCommand(flags(['--port', ['1']]), environment), { port: 1, host: '0.0.0.0' })
  t.match(settingsOfCommand(none, environment), { port: 2 })
  t.match(settingsOfCommand(none, { PORT: '3', GHL_EMULATOR_PORT: '' }), { port: 3 })
})

t.test('every option can be set by environment', async (t) => {
  const environment = {
    ...{
      GHL_EMULATOR_PORT: '1',
      GHL_EMULATOR_PROXY_PORT: '2',
      GHL_EMULATOR_HOST: '::',
      GHL_EMULATOR_API_KEYS: 'a, b=LOC,c*',
      GHL_EMULATOR_AGENCY_KEYS: 'd,e=AG',
      GHL_EMULATOR_LOG: 'json'
    },
    ...{ GHL_EMULATOR_FIDELITY: 'observed', GHL_EMULATOR_RATE_LIMIT: '100/10s', GHL_EMULATOR_TAGS_ON_UPDATE: 'merge' },
    ...{ GHL_EMULATOR_ALLOW_DUPLICATE_CONTACT: '1', GHL_EMULATOR_COUNTRY: 'MX' },
    ...{ GHL_EMULATOR_DATA: 'data.json', GHL_EMULATOR_RANDOM_SEED: 'seed', GHL_EMULATOR_CLOCK: '2026-01-01' },
    ...{
      GHL_EMULATOR_JOURNAL_LIMIT: '5',
      GHL_EMULATOR_LOCATION_LIMIT: '6',
      GHL_EMULATOR_MAX_CONTACTS: '7',
      GHL_EMULATOR_MAX_BYTES: '8',
      GHL_EMULATOR_ALLOWED_HOSTS: 'a.example, b.example',
      GHL_EMULATOR_CONTROL_KEY: 'canary',
      GHL_EMULATOR_NO_REASON_HEADER: '1'
    },
    ...{ GHL_EMULATOR_READY_FILE: 'ready', GHL_EMULATOR_JSON: '1' }
  }
  t.same(settingsOfCommand(none, environment), {
    port: 1,
    host: '::',
    proxyPort: 2,
    apiKeys: ['a', 'b=LOC', 'c*'],
    agencyKeys: ['d', 'e=AG'],
    ...{ fidelity: 'observed', rateLimit: '100/10s', tagsOnUpdate: 'merge', allowDuplicateContact: true, country: 'MX' },
    ...{
      data: 'data.json',
      randomSeed: 'seed',
      clock: '2026-01-01',
      journalLimit: 5,
      locationLimit: 6,
      maxContacts: 7,
      maxBytes: 8,
      allowedHosts: ['a.example', 'b.example'],
      controlKey: 'canary',
      reasonHeader: false
    },
    log: 'json',
    readyFile: 'ready',
    json: true
  })
  t.same(
    OPTION_NAMES.filter((name) => !OPTIONS[name].environment.some((variable) => variable in environment)),
    []
  )
})

t.test('every option can be set by its flag, those that are numbers from the least to the most', async (t) => {
  const given: [string, string[]][] = [
    ['--port', ['65535']],
    ['--host', ['::']],
    ['--proxy', ['0']],
    ['--api-key', ['a', 'b=LOC']],
    ['--agency-key', ['d', 'e*']],
    ['--fidelity', ['observed']],
    ['--rate-limit', ['1/500ms']],
    ['--tags-on-update', ['merge']],
    ['--allow-duplicate-contact', ['true']],
    ['--country', ['MX']],
    ['--data', ['data.json']],
    ['--random-seed', ['seed']],
    ['--clock', ['2026-01-01T12:00:00Z']],
    ['--journal-limit', ['1']],
    ['--location-limit', ['1000000']],
    ['--max-contacts', ['5']],
    ['--max-bytes', ['6']],
    ['--allowed-host', ['a.example', 'b.example']],
    ['--control-key', ['key']],
    ['--no-reason-header', ['true']],
    ['--log', ['silent']],
    ['--ready-file', ['ready']],
    ['--json', ['true']]
  ]
  t.same(settingsOfCommand(flags(...given), {}), {
    ...{
      port: 65_535,
      host: '::',
      proxyPort: 0,
      apiKeys: ['a', 'b=LOC'],
      agencyKeys: ['d', 'e*'],
      fidelity: 'observed',
      rateLimit: '1/500ms',
      tagsOnUpdate: 'merge'
    },
    ...{ allowDuplicateContact: true, country: 'MX', data: 'data.json', randomSeed: 'seed', clock: '2026-01-01T12:00:00Z' },
    ...{
      journalLimit: 1,
      locationLimit: 1_000_000,
      maxContacts: 5,
      maxBytes: 6,
      allowedHosts: ['a.example', 'b.example'],
      controlKey: 'key',
      reasonHeader: false,
      log: 'silent',
      readyFile: 'ready',
      json: true
    }
  })
  t.same(
    OPTION_NAMES.map((name) => OPTIONS[name].flag),
    given.map(([flag]) => flag)
  )
})

const BAD: [string, string[], string | RegExp][] = [
  ['--port', ['abc'], '--port "abc": give a whole number from 0 to 65535'],
  ['--port', ['65536'], /whole number/],
  ['--port', ['-1'], /whole number/],
  ['--port', [''], /whole number/],
  ['--host', [' '], '--host " ": give an address such as 127.0.0.1 or 0.0.0.0'],
  ['--clock', [''], '--clock "": give an ISO 8601 time of the years 1970 to 9999 with its zone, such as 2026-01-01T12:00:00Z'],
  ['--clock', ['noon'], /ISO 8601/],
  ['--clock', ['2026-01-01T12:00:00'], /with its zone/],
  ['--clock', ['1767268800000'], /ISO 8601/],
  ['--clock', ['2026-13-01'], /ISO 8601/],
  ['--clock', ['2026-01-01T25:00Z'], /ISO 8601/],
  ['--fidelity', ['real'], '--fidelity "real": give one of documented, observed'],
  ['--rate-limit', [''], /^--rate-limit "": give a number of requests and a time, such as 100\/10s/],
  ['--rate-limit', ['0/10s'], /such as 100\/10s/],
  ['--tags-on-update', ['both'], '--tags-on-update "both": give one of replace, merge'],
  ['--allow-duplicate-contact', ['yes'], '--allow-duplicate-contact "yes": give one of true, false, 1, 0'],
  ['--country', ['us'], '--country "us": give two capital letters (ISO 3166-1), such as US'],
  ['--data', [''], '--data "": give a file name'],
  ['--journal-limit', ['0'], '--journal-limit "0": give a whole number from 1 to 1000000'],
  ['--max-contacts', ['0'], '--max-contacts "0": give a whole number from 1 to 100000000'],
  ['--location-limit', ['0'], '--location-limit "0": give a whole number from 1 to 1000000'],
  ['--control-key', [''], '--control-key: give a key of ASCII letters, digits, signs and spaces, with no space at its ends'],
  ['--control-key', ['ключ'], '--control-key: give a key of ASCII letters, digits, signs and spaces, with no space at its ends'],
  ['--control-key', ['canary '], /^--control-key: give a key/],
  ['--log', ['loud'], '--log "loud": give one of pretty, json, silent'],
  ['--ready-file', [' '], '--ready-file " ": give a file name'],
  ['--ready-file', [''], /give a file name/],
  ['--json', ['maybe'], '--json "maybe": give one of true, false, 1, 0'],
  ['--api-key', ['canary canary'], /^--api-key: a key has one or more of/],
  ['--api-key', ['canary', 'canary'], '--api-key: the same key is named twice']
]

for (const [flag, texts, message] of BAD) {
  t.test(`${flag} "${texts}" is refused in a sentence that names it`, async (t) => {
    const thrown = t.throws(() => settingsOfCommand(flags([flag, texts]), {}), {
      name: 'OptionError',
      code: 'ERR_OPTION',
      message
    }) as OptionError
    t.notMatch(thrown.message, 'canary')
  })
}

t.test('a bad variable or option is named as it was given', async (t) => {
  t.throws(() => settingsOfCommand(none, { PORT: 'x' }), { message: /^PORT "x": / })
  t.throws(() => settingsOfCall({ port: 1.5 }), { message: /^option port "1.5": / })
  t.throws(() => settingsOfCall({ clock: new Date('noon') }), { name: 'OptionError', message: /^option clock "Invalid Date": give an ISO/ })
  t.throws(() => settingsOfCall({ apiKeys: [] }), { message: 'option apiKeys: at least one key must be accepted' })
  t.throws(() => settingsOfCall({ prot: 1 } as EmulatorOptions), {
    message: /^option prot is not known; did you mean port\?; there are port, host, /
  })
})

t.test('data given as such is taken as it is, a time of day as a text or a date', async (t) => {
  const data = { contacts: [{ email: 'a@b.c' }] }
  t.equal(settingsOfCall({ data }).data, data)
  t.equal(settingsOfCall({ data: 'data.json' }).data, 'data.json')
  t.equal(settingsOfCall({ clock: new Date(0) }).clock, '1970-01-01T00:00:00.000Z')
  t.equal(settingsOfCall({ clock: '2026-01-01T12:00:00+01:00' }).clock, '2026-01-01T12:00:00+01:00')
  t.same(
    [true, false].map((reasonHeader) => settingsOfCall({ reasonHeader }).reasonHeader),
    [true, false]
  )
})

t.test('a call can be told where log lines go', async (t) => {
  const logTarget = { write: () => {}, colour: true }
  t.equal(settingsOfCall({ logTarget }).logTarget, logTarget)
})

t.test('a flag that can have one value is refused where it is given twice', async (t) => {
  t.throws(() => settingsOfCommand(flags(['--port', ['1', '2']]), {}), {
    name: 'OptionError',
    message: '--port is given 2 times, and can have one value; leave out the others'
  })
  t.same(settingsOfCommand(flags(['--api-key', ['a', 'b']]), {}).apiKeys, ['a', 'b'])
})

t.test('a value that cannot be used is told with the variable where it came from one', async (t) => {
  const message = '"x": give a whole number from 0 to 65535'
  t.throws(() => settingsOfCommand(none, { GHL_EMULATOR_PORT: 'x' }), { message: `GHL_EMULATOR_PORT ${message}` })
  t.throws(() => settingsOfCommand(none, { PORT: 'x' }), { message: `PORT ${message}` })
  t.throws(() => settingsOfCommand(flags(['--port', ['x']]), { PORT: 'y' }), { message: `--port ${message}` })
})

t.test('the source of a value is its flag where that is given, else the variable that is set', async (t) => {
  t.equal(sourceOf('port', ['--port', '1'], { PORT: '2' }), '--port')
  t.equal(sourceOf('port', ['--port=1'], { PORT: '2' }), '--port')
  t.equal(sourceOf('port', ['--json'], { GHL_EMULATOR_PORT: '', PORT: '2' }), 'PORT')
  t.equal(sourceOf('port', [], {}), '--port')
})

t.test('a key that would open a location and an agency stops the start, in a sentence without it', async (t) => {
  const message =
    '--api-key (apiKeys) and --agency-key (agencyKeys): a key opens a location or an agency, and this one would open both; leave it out on one side'
  const both: [apiKeys: string[], agencyKeys?: string[]][] = [[['canary'], ['canary']], [['agency-*']], [['a=LOC'], ['b=LOC']]]
  for (const [apiKeys, agencyKeys] of both)
    t.throws(() => settingsOfCall({ apiKeys, ...(agencyKeys && { agencyKeys }) }), { name: 'OptionError', message })
  t.throws(() => settingsOfCommand(flags(['--agency-key', ['x', 'x']]), {}), { message: '--agency-key: the same key is named twice' })
  t.same(settingsOfCall({ agencyKeys: [] }).agencyKeys, [], 'there may be no agency')
})
