import type { Data } from '../data/schema.js'
import type { LogStyle, LogTarget } from '../journal/log.js'
import type { LocationSnapshot } from '../locations/location-snapshot.js'
import type { TagsOnUpdate } from '../records/contact.js'
import type { Profile } from '../rules/rule.js'

/** What `startEmulator` takes. Whatever is left out has the default of the command, but for `port` and `log`. */
export interface EmulatorOptions {
  /** 0 to 65535; 0 takes any free port. Default: 0. */
  port?: number
  /** Address to listen on. Default: `127.0.0.1`. */
  host?: string
  /** Port of a proxy for programs that have the API's hosts in their source; 0 takes any free one. Default: no proxy. */
  proxyPort?: number | undefined
  /** Accepted keys: `KEY`, `KEY=LOCATION_ID`, or `BEGINNING*`. Default: `['test-*', 'pit-*']`. */
  apiKeys?: string[]
  /** Keys that open an agency: as those of locations. An agency begins with one location. Default: `['agency-*']`. */
  agencyKeys?: string[]
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
  /** What locations begin with, and have again after a reset: a JSON file, the data itself, or a snapshot. Default: none. */
  data?: string | Data | LocationSnapshot | undefined
  /** With it, ids, fingerprints and key fingerprints are the same in every run. Default: really random. */
  randomSeed?: string | undefined
  /** ISO 8601; time stands still there until it is set or advanced. Default: the real time. */
  clock?: string | Date | undefined
  /** How many exchanges each location keeps; all together keep 64 MiB. Default: 1000. */
  journalLimit?: number
  /** How many locations there are at most; idle ones are dropped, least recently used first. Default: 10000. */
  locationLimit?: number
  /** How many contacts all locations together keep; a create beyond that gets 503. Default: 1000000. */
  maxContacts?: number
  /** How many bytes all locations together keep, as JSON text; a write beyond that gets 503. Default: 512 MiB, or a quarter of the heap limit if that is less. */
  maxBytes?: number | undefined
  /** Names by which control calls may come, besides IP addresses, localhost and names that nobody else can own. Default: none. */
  allowedHosts?: string[]
  /** With it, control calls need it as `X-Control-Key`. Default: none. */
  controlKey?: string | undefined
  /** Whether a refusal says why in the header `X-Emulator-Reason`. Default: true. */
  reasonHeader?: boolean
  /** What is written to stderr for each request. Default: `silent`. */
  log?: LogStyle
  /** Where those lines go. Default: stderr, without colour. */
  logTarget?: LogTarget
}

/** Options after they were read and checked, with the defaults in their places. */
export interface Settings extends Required<Omit<EmulatorOptions, 'logTarget' | 'clock' | 'maxBytes'>>, Pick<EmulatorOptions, 'logTarget'> {
  /** ISO 8601. */
  clock: string | undefined
  maxBytes: number
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
