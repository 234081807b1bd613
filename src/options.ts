import type { Data } from './data/data.js'
import type { LogStyle, LogTarget } from './journal/log.js'
import { Keys, parseKeyRule } from './locations/keys.js'
import { parseRate } from './pipeline/rate.js'
import type { Profile } from './rules/rules.js'
import type { TagsOnUpdate } from './v1/contacts/contact.js'

/** What `startEmulator` takes. Whatever is left out has the default of the command, but for `port` and `log`. */
export interface EmulatorOptions {
  /** 0 to 65535; 0 takes any free port. Default: 0. */
  port?: number
  /** Address to listen on. Default: `127.0.0.1`. */
  host?: string
  /** Keys that are let in: `KEY`, `KEY=LOCATION_ID`, or `BEGINNING*`. Default: `['test-*']`. */
  apiKeys?: string[]
  /** `documented`: what the API's pages say. `observed`: also what recordings show. Default: `documented`. */
  fidelity?: Profile
  /** How many requests a location may make in how long, such as `100/10s`. Default: any number. */
  rateLimit?: string | undefined
  /** What an update does with the tags of a contact: sources disagree. Default: `replace`. */
  tagsOnUpdate?: TagsOnUpdate
  /** With fidelity `observed`: whether a create makes a second contact with the same e-mail or phone. Default: false. */
  allowDuplicateContact?: boolean
  /** The country of locations, two letters (ISO 3166-1). Default: `US`. */
  country?: string
  /** Contacts that locations begin with, and have again after a reset: a JSON file, or the data itself. Default: none. */
  data?: string | Data | undefined
  /** With it, ids, fingerprints and key fingerprints are the same in every run. Default: really random. */
  randomSeed?: string | undefined
  /** ISO 8601; time stands still there until it is set or advanced. Default: the real time. */
  clock?: string | Date | undefined
  /** How many exchanges each location keeps; all together keep 64 MiB. Default: 1000. */
  journalLimit?: number
  /** How many locations there are at most; idle ones are let go, least recently used first. Default: 10000. */
  locationLimit?: number
  /** How many contacts all locations together keep; a create beyond that gets 503. Default: 1000000. */
  maxContacts?: number
  /** With it, control calls need it as `X-Control-Key`. Default: none. */
  controlKey?: string | undefined
  /** What is written to stderr for each request. Default: `silent`. */
  log?: LogStyle
  /** Where those lines go. Default: stderr, without colour. */
  logTarget?: LogTarget
}

/** Options after they were read and checked, with the defaults in their places. */
export interface Settings extends Required<Omit<EmulatorOptions, 'logTarget' | 'clock'>>, Pick<EmulatorOptions, 'logTarget'> {
  clock: string | undefined
}

/** The options that only the command has. */
export interface CommandSettings extends Settings {
  json: boolean
  readyFile: string | undefined
}

/** A value that cannot be used; its message is one sentence that names the option and the way out. */
export class OptionError extends Error {
  override name = 'OptionError'
  readonly code = 'ERR_OPTION'
}

interface Option {
  /** Its name in code. */
  name: keyof CommandSettings
  flag: string
  environment: string[]
  /** What the flag takes, as `--help` shows it; a flag without one is a switch. */
  takes?: string
  repeatable?: true
  /** The value holds a key, so a message must not repeat it. */
  secret?: true
  default: string[]
  help: string
  /** @throws Error whose message completes "--flag "value": …" */
  read(texts: string[]): unknown
}

const LOG_STYLES: readonly LogStyle[] = ['pretty', 'json', 'silent']

/** Every option there is: flags, environment, defaults and messages come from this list alone. */
export const OPTIONS: readonly Option[] = [
  {
    name: 'port',
    flag: '--port',
    environment: ['GHL_EMULATOR_PORT', 'PORT'],
    takes: 'N',
    default: ['8080'],
    help: 'port to listen on; 0 takes any free one',
    read: ([text = '']) => wholeNumber(text, 0, 65_535)
  },
  {
    name: 'host',
    flag: '--host',
    environment: ['GHL_EMULATOR_HOST'],
    takes: 'ADDRESS',
    default: ['127.0.0.1'],
    help: 'address to listen on; 0.0.0.0 for all',
    read: ([text = '']) => filled(text, 'give an address such as 127.0.0.1 or 0.0.0.0')
  },
  {
    name: 'apiKeys',
    flag: '--api-key',
    environment: ['GHL_EMULATOR_API_KEYS'],
    takes: 'KEY[=LOCATION_ID]',
    repeatable: true,
    secret: true,
    default: ['test-*'],
    help: 'a key to let in, each its own location; KEY* lets in all that begin so',
    read: readKeys
  },
  {
    name: 'fidelity',
    flag: '--fidelity',
    environment: ['GHL_EMULATOR_FIDELITY'],
    takes: 'documented|observed',
    default: ['documented'],
    help: "what the API's pages say, or also what recordings show",
    read: ([text = '']) => oneOf<Profile>(text, ['documented', 'observed'])
  },
  {
    name: 'rateLimit',
    flag: '--rate-limit',
    environment: ['GHL_EMULATOR_RATE_LIMIT'],
    takes: 'N/TIME',
    default: [],
    help: 'requests of a location in a time, such as 100/10s; then 429',
    read: ([text]) => (text === undefined ? undefined : checkedRate(text))
  },
  {
    name: 'tagsOnUpdate',
    flag: '--tags-on-update',
    environment: ['GHL_EMULATOR_TAGS_ON_UPDATE'],
    takes: 'replace|merge',
    default: ['replace'],
    help: 'what an update does with the tags of a contact',
    read: ([text = '']) => oneOf<TagsOnUpdate>(text, ['replace', 'merge'])
  },
  {
    name: 'allowDuplicateContact',
    flag: '--allow-duplicate-contact',
    environment: ['GHL_EMULATOR_ALLOW_DUPLICATE_CONTACT'],
    default: ['false'],
    help: 'observed: a create never updates another contact',
    read: readSwitch
  },
  {
    name: 'country',
    flag: '--country',
    environment: ['GHL_EMULATOR_COUNTRY'],
    takes: 'XX',
    default: ['US'],
    help: 'country of locations, two letters',
    read: ([text = '']) => country(text)
  },
  {
    name: 'data',
    flag: '--data',
    environment: ['GHL_EMULATOR_DATA'],
    takes: 'FILE',
    default: [],
    help: 'JSON file of contacts to start with, restored by reset',
    read: ([text]) => (text === undefined ? undefined : filled(text, 'give a file name'))
  },
  {
    name: 'randomSeed',
    flag: '--random-seed',
    environment: ['GHL_EMULATOR_RANDOM_SEED'],
    takes: 'TEXT',
    default: [],
    help: 'makes ids and fingerprints the same in every run',
    read: ([text]) => text
  },
  {
    name: 'clock',
    flag: '--clock',
    environment: ['GHL_EMULATOR_CLOCK'],
    takes: 'ISO',
    default: [],
    help: 'time stands still here until it is set or advanced',
    read: ([text]) => (text === undefined ? undefined : isoTime(text))
  },
  {
    name: 'journalLimit',
    flag: '--journal-limit',
    environment: ['GHL_EMULATOR_JOURNAL_LIMIT'],
    takes: 'N',
    default: ['1000'],
    help: 'exchanges kept in each location; 64 MiB in all',
    read: ([text = '']) => wholeNumber(text, 1, 1_000_000)
  },
  {
    name: 'locationLimit',
    flag: '--location-limit',
    environment: ['GHL_EMULATOR_LOCATION_LIMIT'],
    takes: 'N',
    default: ['10000'],
    help: 'locations kept; idle ones go, least recently used first',
    read: ([text = '']) => wholeNumber(text, 1, 1_000_000)
  },
  {
    name: 'maxContacts',
    flag: '--max-contacts',
    environment: ['GHL_EMULATOR_MAX_CONTACTS'],
    takes: 'N',
    default: ['1000000'],
    help: 'contacts kept in all locations together; then 503',
    read: ([text = '']) => wholeNumber(text, 1, 100_000_000)
  },
  {
    name: 'controlKey',
    flag: '--control-key',
    environment: ['GHL_EMULATOR_CONTROL_KEY'],
    takes: 'KEY',
    secret: true,
    default: [],
    help: 'control calls then need it as X-Control-Key',
    read: ([text]) => (text === undefined ? undefined : filled(text, 'give a key'))
  },
  {
    name: 'log',
    flag: '--log',
    environment: ['GHL_EMULATOR_LOG'],
    takes: LOG_STYLES.join('|'),
    default: ['pretty'],
    help: 'a line for each request, on stderr',
    read: ([text = '']) => oneOf(text, LOG_STYLES)
  },
  {
    name: 'readyFile',
    flag: '--ready-file',
    environment: ['GHL_EMULATOR_READY_FILE'],
    takes: 'FILE',
    default: [],
    help: 'file to write the ready line to, as JSON, once listening',
    read: ([text]) => (text === undefined ? undefined : filled(text, 'give a file name'))
  },
  {
    name: 'json',
    flag: '--json',
    environment: ['GHL_EMULATOR_JSON'],
    default: ['false'],
    help: 'print the ready line as one line of JSON',
    read: readSwitch
  }
]

const DEFAULTS_IN_CODE = { port: 0, log: 'silent' }

/**
 * Reads flags, then the environment, then defaults.
 * @param flags the texts given for each flag, in the order given
 * @param defaults other defaults, by flag
 * @throws OptionError
 */
export function settingsOfCommand(
  flags: ReadonlyMap<string, string[]>,
  environment: Readonly<Record<string, string | undefined>>,
  defaults: Readonly<Record<string, string>> = {}
): CommandSettings {
  const settings = OPTIONS.map((option) => {
    const given = flags.get(option.flag)
    if (given) return [option.name, readOption(option, option.flag, given)]
    const [variable, text] = option.environment.map((name) => [name, environment[name]] as const).find(([, value]) => value) ?? []
    if (!variable || !text) return [option.name, option.read([defaults[option.flag] ?? option.default].flat())]
    return [option.name, readOption(option, variable, option.repeatable ? text.split(',') : [text])]
  })
  return Object.fromEntries(settings)
}

/**
 * Reads options given in code.
 * @throws OptionError
 */
export function settingsOfCall(options: EmulatorOptions = {}): Settings {
  const { logTarget, ...values } = options
  const given: Record<string, unknown> = { ...values, port: values.port ?? DEFAULTS_IN_CODE.port, log: values.log ?? DEFAULTS_IN_CODE.log }
  for (const name of Object.keys(values)) {
    if (!OPTIONS.some((option) => option.name === name)) {
      throw new OptionError(`option ${name} is not known; there are ${OPTIONS.map((option) => option.name).join(', ')}`)
    }
  }
  const settings = OPTIONS.map((option) => {
    const value = given[option.name]
    if (value === undefined) return [option.name, option.read(option.default)]
    // Data given as such is checked where it is used.
    if (option.name === 'data' && typeof value === 'object') return [option.name, value]
    return [option.name, readOption(option, `option ${option.name}`, [value].flat().map(asText))]
  })
  return { ...Object.fromEntries(settings), ...(logTarget && { logTarget }) }
}

function readOption(option: Option, source: string, texts: string[]): unknown {
  try {
    return option.read(texts)
  } catch (error) {
    const value = option.secret ? '' : ` "${texts.join(', ')}"`
    throw new OptionError(`${source}${value}: ${(error as Error).message}`)
  }
}

function asText(value: unknown): string {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : String(value)
}

function isoTime(text: string): string {
  const isIso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/.test(text)
  if (isIso && !Number.isNaN(Date.parse(text))) return text
  // Without a zone it would mean another time on another machine.
  throw new Error('give an ISO 8601 time with its zone, such as 2026-01-01T12:00:00Z')
}

function wholeNumber(text: string, least: number, most: number): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new Error(`give a whole number from ${least} to ${most}`)
}

function checkedRate(text: string): string {
  parseRate(text)
  return text
}

function readSwitch([text = '']: string[]): boolean {
  return oneOf(text, ['true', 'false', '1', '0']) === 'true' || text === '1'
}

function country(text: string): string {
  if (/^[A-Z]{2}$/.test(text)) return text
  throw new Error('give two capital letters (ISO 3166-1), such as US')
}

function filled(text: string, advice: string): string {
  if (text.trim() === '') throw new Error(advice)
  return text
}

function oneOf<Choice extends string>(text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === text)
  if (choice === undefined) throw new Error(`give one of ${choices.filter(Boolean).join(', ')}`)
  return choice
}

function readKeys(texts: string[]): string[] {
  const keys = texts.map((text) => text.trim())
  // Made here for its checks alone, so that a contradiction stops the start with the option's name.
  new Keys(keys.map(parseKeyRule))
  return keys
}
