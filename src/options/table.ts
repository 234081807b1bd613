import type { Data } from '../data/schema.js'
import type { LogStyle } from '../journal/log.js'
import type { TagsOnUpdate } from '../records/contact.js'
import type { Profile } from '../rules/rule.js'
import type { CommandSettings } from './options.js'
import { checkedRate, country, defaultMaxBytes, filled, headerText, isoTime, keys, oneOf, onOrOff, wholeNumber } from './values.js'

/** An option of the command, of a call, or of both. */
export interface Option<Value> {
  flag: string
  environment: string[]
  /** What the flag takes, as `--help` shows it; a flag without one is a switch. */
  takes?: string
  repeatable?: true
  /** Not an option in code. */
  ofCommand?: true
  /** The value holds a key, so a message must not repeat it. */
  secret?: true
  default: string[]
  help: string
  /** @throws Error whose message completes "--flag "value": …" */
  read(texts: string[]): Value
  /** Whether what was given in code is a value already, to be taken without reading it. */
  isValue?(given: unknown): given is Value
}

/** The names of the options in code. */
export type OptionName = Exclude<keyof CommandSettings, 'logTarget'>

const LOG_STYLES: readonly LogStyle[] = ['pretty', 'json', 'silent']

/** Every option there is: flags, environment, defaults and messages come from this list alone. */
export const OPTIONS: { readonly [Name in OptionName]: Option<CommandSettings[Name]> } = {
  port: {
    flag: '--port',
    environment: ['GHL_EMULATOR_PORT', 'PORT'],
    takes: 'N',
    default: ['8080'],
    help: 'port to listen on; 0 takes any free one',
    read: ([text = '']) => wholeNumber(text, 0, 65_535)
  },
  host: {
    flag: '--host',
    environment: ['GHL_EMULATOR_HOST'],
    takes: 'ADDRESS',
    default: ['127.0.0.1'],
    help: 'address to listen on; 0.0.0.0 for all',
    read: ([text = '']) => filled(text, 'give an address such as 127.0.0.1 or 0.0.0.0')
  },
  proxyPort: {
    flag: '--proxy',
    environment: ['GHL_EMULATOR_PROXY_PORT'],
    takes: 'N',
    default: [],
    help: "port of a proxy, for programs with the API's hosts in their source",
    read: ([text]) => (text === undefined ? undefined : wholeNumber(text, 0, 65_535))
  },
  apiKeys: {
    flag: '--api-key',
    environment: ['GHL_EMULATOR_API_KEYS'],
    takes: 'KEY[=LOCATION_ID]',
    repeatable: true,
    secret: true,
    default: ['test-*', 'pit-*'],
    help: 'a key, each with its own location; KEY* for all that begin so',
    read: keys
  },
  agencyKeys: {
    flag: '--agency-key',
    environment: ['GHL_EMULATOR_AGENCY_KEYS'],
    takes: 'KEY[=AGENCY_ID]',
    repeatable: true,
    secret: true,
    default: ['agency-*'],
    help: 'a key of an agency, which has locations of its own; KEY* as above',
    read: (texts) => (texts.length === 0 ? [] : keys(texts))
  },
  fidelity: {
    flag: '--fidelity',
    environment: ['GHL_EMULATOR_FIDELITY'],
    takes: 'documented|observed',
    default: ['documented'],
    help: "what the API's pages say, or also what recordings show",
    read: ([text = '']) => oneOf<Profile>(text, ['documented', 'observed'])
  },
  rateLimit: {
    flag: '--rate-limit',
    environment: ['GHL_EMULATOR_RATE_LIMIT'],
    takes: 'N/TIME',
    default: [],
    help: 'limit of requests for each location, such as 100/10s; over it 429',
    read: ([text]) => (text === undefined ? undefined : checkedRate(text))
  },
  tagsOnUpdate: {
    flag: '--tags-on-update',
    environment: ['GHL_EMULATOR_TAGS_ON_UPDATE'],
    takes: 'replace|merge',
    default: ['replace'],
    help: 'what an update does with the tags of a contact',
    read: ([text = '']) => oneOf<TagsOnUpdate>(text, ['replace', 'merge'])
  },
  allowDuplicateContact: {
    flag: '--allow-duplicate-contact',
    environment: ['GHL_EMULATOR_ALLOW_DUPLICATE_CONTACT'],
    default: ['false'],
    help: 'with fidelity observed: a create never updates an existing contact',
    read: onOrOff
  },
  country: {
    flag: '--country',
    environment: ['GHL_EMULATOR_COUNTRY'],
    takes: 'XX',
    default: ['US'],
    help: 'country of locations, two letters',
    read: ([text = '']) => country(text)
  },
  data: {
    flag: '--data',
    environment: ['GHL_EMULATOR_DATA'],
    takes: 'FILE',
    default: [],
    help: 'JSON file of contacts to start with, restored by reset',
    isValue: (value): value is Data => typeof value === 'object',
    read: ([text]) => (text === undefined ? undefined : filled(text, 'give a file name'))
  },
  randomSeed: {
    flag: '--random-seed',
    environment: ['GHL_EMULATOR_RANDOM_SEED'],
    takes: 'TEXT',
    default: [],
    help: 'makes ids and fingerprints the same in every run',
    read: ([text]) => text
  },
  clock: {
    flag: '--clock',
    environment: ['GHL_EMULATOR_CLOCK'],
    takes: 'ISO',
    default: [],
    help: 'time stands still at this moment until it is set or advanced',
    read: ([text]) => (text === undefined ? undefined : isoTime(text))
  },
  journalLimit: {
    flag: '--journal-limit',
    environment: ['GHL_EMULATOR_JOURNAL_LIMIT'],
    takes: 'N',
    default: ['1000'],
    help: 'limit of stored exchanges for each location; 64 MiB in all',
    read: ([text = '']) => wholeNumber(text, 1, 1_000_000)
  },
  locationLimit: {
    flag: '--location-limit',
    environment: ['GHL_EMULATOR_LOCATION_LIMIT'],
    takes: 'N',
    default: ['10000'],
    help: 'limit of locations; over it the least recently used idle one is dropped',
    read: ([text = '']) => wholeNumber(text, 1, 1_000_000)
  },
  maxContacts: {
    flag: '--max-contacts',
    environment: ['GHL_EMULATOR_MAX_CONTACTS'],
    takes: 'N',
    default: ['1000000'],
    help: 'limit of contacts in all locations together; over it 503',
    read: ([text = '']) => wholeNumber(text, 1, 100_000_000)
  },
  maxBytes: {
    flag: '--max-bytes',
    environment: ['GHL_EMULATOR_MAX_BYTES'],
    takes: 'N',
    default: [],
    help: 'limit of bytes in all locations; over it 503 [512 MiB or a quarter of the heap]',
    read: ([text]) => (text === undefined ? defaultMaxBytes() : wholeNumber(text, 1, Number.MAX_SAFE_INTEGER))
  },
  allowedHosts: {
    flag: '--allowed-host',
    environment: ['GHL_EMULATOR_ALLOWED_HOSTS'],
    takes: 'NAME',
    repeatable: true,
    default: [],
    help: 'a name by which control calls may come, beside localhost',
    read: (texts) => texts.map((text) => filled(text, 'give a name such as emulator.example.com').trim())
  },
  controlKey: {
    flag: '--control-key',
    environment: ['GHL_EMULATOR_CONTROL_KEY'],
    takes: 'KEY',
    secret: true,
    default: [],
    help: 'control calls then need it as X-Control-Key',
    read: ([text]) => (text === undefined ? undefined : headerText(text))
  },
  reasonHeader: {
    flag: '--no-reason-header',
    environment: ['GHL_EMULATOR_NO_REASON_HEADER'],
    default: ['false'],
    help: 'refusals do not say why in the header X-Emulator-Reason',
    isValue: (value): value is boolean => typeof value === 'boolean',
    read: (texts) => !onOrOff(texts)
  },
  log: {
    flag: '--log',
    environment: ['GHL_EMULATOR_LOG'],
    takes: LOG_STYLES.join('|'),
    default: ['pretty'],
    help: 'a line for each request, on stderr',
    read: ([text = '']) => oneOf(text, LOG_STYLES)
  },
  readyFile: {
    flag: '--ready-file',
    environment: ['GHL_EMULATOR_READY_FILE'],
    ofCommand: true,
    takes: 'FILE',
    default: [],
    help: 'file to write the ready line to, as JSON, once listening',
    read: ([text]) => (text === undefined ? undefined : filled(text, 'give a file name'))
  },
  json: {
    flag: '--json',
    environment: ['GHL_EMULATOR_JSON'],
    ofCommand: true,
    default: ['false'],
    help: 'print the ready line as one line of JSON',
    read: onOrOff
  }
}

/** In the order in which they are listed. */
export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[]

/** The defaults of exec and of a call in code, where they are not those of the command that serves. */
export const OTHER_DEFAULTS: Partial<Record<OptionName, string>> = { port: '0', log: 'silent' }
