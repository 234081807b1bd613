import { Chance, Clock } from './chance.js'
import { ContactStore } from './contacts/store.js'
import { Journal, Ledger } from './journal.js'
import { Keys, parseKeyRule } from './keys.js'
import type { Settings } from './options.js'

const JOURNAL_BYTES = 64 * 1024 * 1024
const JOURNAL_LIMIT = 1000
const REMEMBERED_KEYS = 20_000

/** What one API key opens: everything in it is its own. GoHighLevel's word for a sub-account. */
export class Location {
  readonly id: string
  readonly contacts = new ContactStore()
  readonly clock: Clock
  readonly chance: Chance
  readonly journal: Journal

  constructor(id: string, clock: Clock, chance: Chance, journal: Journal) {
    this.id = id
    this.clock = clock
    this.chance = chance
    this.journal = journal
  }
}

/** A location, and what stands for the key that opened it. */
export interface Opened {
  location: Location
  keyFingerprint: string
}

/** All locations of an emulator. One is opened by the first request with its key. */
export class Locations {
  readonly keys: Keys
  readonly clock = new Clock()
  readonly ledger = new Ledger(JOURNAL_BYTES)
  /** The exchanges of those who had no key that is let in. */
  readonly strangers = new Journal(this.ledger, JOURNAL_LIMIT)
  readonly #byId = new Map<string, Location>()
  readonly #byKey = new Map<string, Opened>()

  constructor(settings: Settings) {
    this.keys = new Keys(settings.apiKeys.map(parseKeyRule))
  }

  [Symbol.iterator](): Iterator<Location> {
    return this.#byId.values()
  }

  /** The location that `key` opens, or undefined for a key that is not let in. */
  open(key: string): Opened | undefined {
    const known = this.#byKey.get(key)
    if (known) return known
    const id = this.keys.locationOf(key)
    if (id === undefined) return undefined
    const opened = { location: this.#at(id), keyFingerprint: this.keys.fingerprint(key) }
    // Only a memory of what can be worked out again, so it may be forgotten as a whole.
    if (this.#byKey.size === REMEMBERED_KEYS) this.#byKey.clear()
    this.#byKey.set(key, opened)
    return opened
  }

  #at(id: string): Location {
    const known = this.#byId.get(id)
    if (known) return known
    const journal = new Journal(this.ledger, JOURNAL_LIMIT)
    const location = new Location(id, this.clock.copy(), new Chance(undefined, id), journal)
    this.#byId.set(id, location)
    return location
  }
}
