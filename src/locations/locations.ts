import { Clock } from '../clock.js'
import type { ArmedFault, Fault } from '../faults/fault.js'
import { Faults } from '../faults/faults.js'
import { Chance } from '../ids.js'
import type { Entry } from '../journal/entry.js'
import { Journal, Ledger } from '../journal/journal.js'
import type { Matchable } from '../match/match.js'
import { type Account, firstAccountId } from '../records/account.js'
import { Room } from '../records/room.js'
import { type LocationSettings, plausibleSettings } from '../records/settings.js'
import type { Fidelity } from '../rules/fidelity.js'
import type { ClaimedAccount } from './account-key.js'
import type { Feed } from './feed.js'
import type { Keys, KnownKey } from './keys.js'
import { Location, type Opened, type Standing } from './location.js'
import type { LocationsOptions, StartingData } from './locations-options.js'

const JOURNAL_BYTES = 64 * 1024 * 1024
const REMEMBERED_KEYS = 20_000
const REMEMBERED_LOCATIONS = 20_000

/** What a location begins with that has the id of one that is gone. */
interface Before {
  /** The clock it began with. */
  clock?: Clock
  /** How many exchanges there were. */
  gone?: number
  wasLetGo?: boolean
}

/** How much was cleared. */
export interface Cleared {
  contacts: number
  exchanges: number
  faults: number
}

/**
 * All locations of an emulator. One is opened by the first call with its key, with the contacts of the data file.
 * Forgetting it is all there is to a reset: the next call opens it anew.
 */
export class Locations {
  readonly keys: Keys
  readonly feed: Feed
  readonly #options: LocationsOptions
  readonly #fidelity: Fidelity
  readonly #starting: StartingData
  readonly #isWaitedFor: (locationId: string) => boolean
  readonly #byId = new Map<string, Location>()
  readonly #byKey = new Map<string, Opened>()
  /** The one used longest ago first. */
  readonly #byUse = new Set<Location>()
  /** The faults that were armed for all locations. */
  readonly #faultsForAll: Faults
  readonly #ledger = new Ledger<Entry>(JOURNAL_BYTES)
  readonly room: Room
  /** Milliseconds of the monotonic clock at which the last request of all was answered. */
  lastActive = 0
  #clock: Clock
  #withoutKey: Journal<Entry>
  #lastUsed: Location | undefined
  #letGo = 0
  /** Of locations that are gone, what one with the same id begins with. */
  readonly #before = new Map<string, Before>()
  #armed = 0

  /** @param isWaitedFor says of a location that a call waits for something in it, so that it must not be let go now */
  constructor(
    options: LocationsOptions,
    keys: Keys,
    fidelity: Fidelity,
    feed: Feed,
    starting: StartingData,
    isWaitedFor: (locationId: string) => boolean = () => false
  ) {
    this.#options = options
    this.keys = keys
    this.feed = feed
    this.#fidelity = fidelity
    this.#starting = starting
    this.#isWaitedFor = isWaitedFor
    this.room = new Room(options.maxContacts, options.maxBytes)
    this.#faultsForAll = new Faults(this.room, null)
    this.#clock = this.#firstClock()
    this.#withoutKey = this.#newJournal()
  }

  [Symbol.iterator](): Iterator<Location> {
    return this.#byId.values()
  }

  get size(): number {
    return this.#byId.size
  }

  /** How many were let go for want of room. */
  get letGo(): number {
    return this.#letGo
  }

  /** The time that a location begins with, and that of those without a key. */
  get clock(): Clock {
    return this.#clock
  }

  /** The exchanges that came without an accepted key. */
  get withoutKey(): Journal<Entry> {
    return this.#withoutKey
  }

  /** The exchanges of all, oldest first. */
  get exchanges(): Ledger<Entry> {
    return this.#ledger
  }

  /** The number of the last exchange of all that is gone for want of room. */
  get dropped(): number {
    return this.#ledger.dropped
  }

  /** The location that `key` opens, or undefined for an unknown key. */
  open(key: string): Opened | undefined {
    const opened = this.#byKey.get(key) ?? this.#openAnew(key)
    if (opened) this.#use(opened.location)
    return opened
  }

  /**
   * All that were opened, and those that begin with contacts, which are opened now as far as there is room. One that was let
   * go for want of room is not.
   */
  all(): Location[] {
    for (const id of this.#starting.knownIds) {
      if (this.size >= this.#options.locationLimit) break
      if (!this.#byId.has(id) && !this.#before.get(id)?.wasLetGo) this.#use(this.#add(id, {}))
    }
    return [...this]
  }

  /** A location that was opened before. */
  withId(id: string): Location | undefined {
    return this.#byId.get(id)
  }

  /** What a location with this id begins with. */
  settingsOf(id: string): LocationSettings {
    const { country, allowDuplicateContact } = this.#options
    return { ...plausibleSettings({ country, allowDuplicateContact }), ...this.#starting.settingsOf(id) }
  }

  /** The locations of an agency that somebody has opened. */
  openOf(agency: Location): Location[] {
    return agency.openLocations === 0 ? [] : [...this].filter((location) => location.agency === agency)
  }

  /** Arms a fault for a location, or for all. */
  arm(fault: Fault, location?: Location, times?: number | 'always'): ArmedFault {
    const faults = location?.faults ?? this.#faultsForAll
    return faults.arm(fault, ++this.#armed, times)
  }

  /** The fault that decides a request to `location`, with one use of it counted. */
  takeFault(location: Location, came: () => Matchable): Fault | undefined {
    const { faults } = location
    if (faults.size === 0 && this.#faultsForAll.size === 0) return undefined
    const request = came()
    const own = faults.first(request)
    const forAll = this.#faultsForAll.first(request)
    if (own && (forAll === undefined || own.order < forAll.order)) return faults.use(own)
    return forAll && this.#faultsForAll.use(forAll)
  }

  /** The faults armed for a location; without one all that are armed, those for all locations first. */
  armedFaults(location?: Location): ArmedFault[] {
    if (location) return location.faults.list()
    return [...this.#faultsForAll.list(), ...[...this].flatMap(({ faults }) => faults.list())]
  }

  /** Disarms the faults of a location, or all; returns how many there were. */
  disarm(location?: Location): number {
    if (location) return location.faults.clear()
    return [...this].reduce((sum, { faults }) => sum + faults.clear(), this.#faultsForAll.clear())
  }

  /** Disarms one fault, of a location or of any; false where none has this id. */
  disarmOne(id: string, location?: Location): boolean {
    if (location) return location.faults.disarm(id)
    return this.#faultsForAll.disarm(id) || [...this].some(({ faults }) => faults.disarm(id))
  }

  /** Forgets all, or one location: its contacts, journal, faults, time and chance. */
  reset(location?: Location): Cleared {
    if (location) return this.#resetOne(location)
    const cleared = [...this].map((each) => this.#forget(each))
    const faults = this.#faultsForAll.clear()
    const exchanges = this.#withoutKey.clear()
    this.#ledger.restart()
    this.#clock = this.#firstClock()
    this.#withoutKey = this.#newJournal()
    this.#letGo = 0
    this.#before.clear()
    this.keys.restart()
    return cleared.reduce(
      (sum, one) => ({ contacts: sum.contacts + one.contacts, exchanges: sum.exchanges + one.exchanges, faults: sum.faults + one.faults }),
      { contacts: 0, exchanges, faults }
    )
  }

  // A Set keeps the place of what is deleted for a while, and walks over all of those when the same is added again.
  #use(location: Location): void {
    if (location === this.#lastUsed) return
    this.#byUse.delete(location)
    this.#byUse.add(location)
    this.#lastUsed = location
  }

  #openAnew(key: string): Opened | undefined {
    const known = this.keys.known(key)
    if (known === undefined) return undefined
    const location = this.#locationOf(known)
    if (location === undefined) return undefined
    const opened = { location, keyFingerprint: known.fingerprint, keyName: known.name }
    if (this.#byKey.size === REMEMBERED_KEYS) this.#forgetKeys()
    this.#byKey.set(key, opened)
    location.openedBy.push(key)
    return opened
  }

  #locationOf({ id, account, isOfAgency: isAgency }: KnownKey): Location | undefined {
    const agency = account && this.#agencyOf(account)
    if (account && agency === undefined) return undefined
    const there = this.#byId.get(id)
    // Data may name a location of an agency by its id alone, which does not tell that it is one.
    if (agency && there?.agency === undefined && there?.openedBy.length === 0) this.#forget(there)
    const location = this.#byId.get(id) ?? this.#add(id, { isAgency, agency })
    // A key may claim any id, also one of an agency.
    return location.isAgency === isAgency ? location : undefined
  }

  // An agency that nobody has called yet is opened with the first of its locations: it has no other then.
  #agencyOf({ agencyId, id }: ClaimedAccount): Location | undefined {
    const agency = this.#byId.get(agencyId) ?? (id === firstAccountId(agencyId) ? this.#add(agencyId, { isAgency: true }) : undefined)
    if (!agency?.resources.accounts.has(id)) return undefined
    this.#use(agency)
    return agency
  }

  #add(id: string, standing: Standing): Location {
    const { agency } = standing
    const location = this.#new(id, standing)
    if (standing.isAgency) {
      const first: Account = { id: firstAccountId(id), settings: this.settingsOf(firstAccountId(id)) }
      location.resources.accounts.put(first)
    }
    if (agency) agency.openLocations++
    this.#starting.putInto(location, (fault, times) => this.arm(fault, location, times))
    this.#byId.set(id, location)
    this.#letGoWhatIsTooMuch()
    return location
  }

  #new(id: string, standing: Standing): Location {
    const { randomSeed } = this.#options
    const settings = { ...(standing.agency?.resources.accounts.get(id)?.settings ?? this.settingsOf(id)) }
    const { clock = this.#clock, gone = 0, wasLetGo = false } = this.#before.get(id) ?? {}
    this.#before.delete(id)
    const chance = new Chance(randomSeed, id)
    const location = new Location(id, settings, this.#fidelity, this.room, clock.copy(), chance, this.#newJournal(gone), standing)
    location.wasLetGo = wasLetGo
    return location
  }

  #resetOne(location: Location): Cleared {
    const cleared = this.#forget(location)
    this.#remember(location.id, { clock: location.firstClock })
    return cleared
  }

  // Those in which a test has prepared something, or listens, stay as long as others can go.
  #letGoWhatIsTooMuch(): void {
    const { locationLimit } = this.#options
    for (const sparesPrepared of [true, false]) {
      for (const location of this.#byUse) {
        if (this.#byId.size <= locationLimit) return
        if (this.#isBusy(location) || (sparesPrepared && this.#isPrepared(location))) continue
        const gone = location.journal.last
        this.#forget(location)
        this.#remember(location.id, { gone, wasLetGo: true })
        this.#letGo++
        this.feed.publish({ kind: 'let-go', locationId: location.id })
      }
    }
  }

  #isBusy({ id, inFlight, openLocations }: Location): boolean {
    return inFlight > 0 || openLocations > 0 || this.#isWaitedFor(id)
  }

  #isPrepared({ id, faults, isPrepared }: Location): boolean {
    return isPrepared || faults.size > 0 || this.feed.isHeard(id)
  }

  // The oldest memory goes first.
  #remember(id: string, before: Before): void {
    this.#before.set(id, before)
    const [oldest] = this.#before.keys()
    if (this.#before.size > REMEMBERED_LOCATIONS && oldest !== undefined) this.#before.delete(oldest)
  }

  #forget(location: Location): Cleared {
    const cleared = { contacts: location.contacts.size, exchanges: location.journal.clear(), faults: location.faults.clear() }
    location.end()
    if (location.agency) location.agency.openLocations--
    this.#byId.delete(location.id)
    this.#byUse.delete(location)
    for (const key of location.openedBy) this.#byKey.delete(key)
    return cleared
  }

  // Only a memory of what can be worked out again.
  #forgetKeys(): void {
    this.#byKey.clear()
    for (const { openedBy } of this) openedBy.length = 0
  }

  #firstClock(): Clock {
    const { clock } = this.#options
    return new Clock(clock === undefined ? undefined : Date.parse(clock))
  }

  #newJournal(gone?: number): Journal<Entry> {
    return new Journal<Entry>(this.#ledger, this.#options.journalLimit, gone)
  }
}
