import { readFileSync } from 'node:fs'
import { parseJson } from '../http/json.js'
import type { Keys } from '../locations/keys.js'
import type { Location, LocationState } from '../locations/location.js'
import { isSnapshot, type LocationSnapshot, stateFor, stateOf } from '../locations/location-snapshot.js'
import type { StartingData } from '../locations/locations-options.js'
import { shownName } from '../match/match.js'
import { hasMatcher } from '../match/matchers.js'
import type { LocationSettings } from '../records/settings.js'
import { idGivenTwice, putContacts } from '../v1/contacts/seed.js'
import { messagesOf } from '../validation/messages.js'
import { wrongShape } from '../validation/validator.js'
import { DataError } from './data-error.js'
import { GIVEN_KINDS } from './given-schemas.js'
import { putGiven } from './put-given.js'
import { type Data, DataSchema, type LocationData } from './schema.js'

/**
 * Reads and checks data to start with.
 * @param from a file of JSON, or the data itself
 * @throws DataError
 */
export function readData(from: string | Data | LocationSnapshot | undefined, keys: Keys): StartingData {
  if (from === undefined) return new DataToStartWith({}, keys)
  const source = typeof from === 'string' ? `data file ${from}` : 'option data'
  const data = typeof from === 'string' ? parseFile(from, source) : from
  if (isSnapshot(data)) return startingFrom(data, source, keys)
  const [reason] = messagesOf(wrongShape(DataSchema, data))
  if (reason !== undefined) throw new DataError(`${source}: ${reason}`)
  const stranger = Object.keys((data as Data).locations ?? {}).find((keyOrId) => !keys.opens(keyOrId))
  if (stranger !== undefined) {
    const where = `locations.${shownName(stranger)}`
    throw new DataError(`${source}: ${where} is neither an accepted key nor the id of a location; ${keys.accepted}; add it with --api-key`)
  }
  const starting = new DataToStartWith(data as Data, keys)
  const twice = starting.idGivenTwice
  if (twice !== undefined) throw new DataError(`${source}: ${idTaken(twice)}`)
  return starting
}

/** Each location begins with what a snapshot has. */
function startingFrom(snapshot: LocationSnapshot, source: string, keys: Keys): StartingData {
  const state = stateToStartWith(snapshot, source)
  return {
    settingsOf: () => ({}),
    knownIds: new Set([...keys.namedLocations, keys.locationNamed(keys.working)].filter((id) => id !== undefined)),
    putInto: (location, arm) => {
      const own = stateFor(location.id, state, snapshot.locationId)
      location.load(own)
      for (const { fault, left } of own.faults) arm(fault, left)
    }
  }
}

function stateToStartWith(snapshot: LocationSnapshot, source: string): LocationState {
  try {
    const state = stateOf(snapshot)
    // A pattern is read when it is armed, which takes its time.
    if (state.faults.some(({ fault }) => hasMatcher(fault.match)))
      throw new Error('a fault in the snapshot has a matcher; arm it after the start')
    return state
  } catch (error) {
    throw new DataError(`${source}: ${(error as Error).message}`)
  }
}

/** Why a contact cannot be put in with this id. */
export function idTaken(id: string): string {
  return `the contact id ${id} is there already; leave it out, or give each its own`
}

function parseFile(file: string, source: string): unknown {
  try {
    return parseJson(readFileSync(file, 'utf8'), 'file')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const todo = code === 'ENOENT' ? '; a relative path begins in the folder in which the emulator was started' : ''
    throw new DataError(`${source}: ${message}${todo}`)
  }
}

/** What each location begins with. */
export class DataToStartWith {
  readonly #everywhere: LocationData
  readonly #byLocation = new Map<string, LocationData>()
  /** The ids of those locations that begin with contacts, as far as it can be told before their keys come. */
  readonly knownIds: ReadonlySet<string>

  constructor({ locations = {}, ...everywhere }: Data, keys: Keys) {
    this.#everywhere = everywhere
    for (const [keyOrId, data] of Object.entries(locations)) {
      // A text may be a key and an id at once, and a location may be named by both.
      for (const id of new Set([keyOrId, keys.locationOf(keyOrId) ?? keyOrId])) {
        const before = this.#byLocation.get(id)
        this.#byLocation.set(id, before ? both(before, data) : data)
      }
    }
    const told = [keys.working, ...Object.keys(locations)].flatMap((keyOrId) => keys.locationNamed(keyOrId) ?? [])
    const named = [...keys.namedLocations, ...told]
    this.knownIds = new Set(named.filter((id) => everywhere.contacts?.length || this.#byLocation.get(id)?.contacts?.length))
  }

  /** An id that two contacts of one location would have. */
  get idGivenTwice(): string | undefined {
    const locations = ['', ...this.#byLocation.keys()]
    return locations.map((id) => idGivenTwice(this.#dataOf(id).contacts ?? [])).find((id) => id !== undefined)
  }

  settingsOf(locationId: string): Partial<LocationSettings> {
    return this.#dataOf(locationId).settings ?? {}
  }

  putInto(location: Location): void {
    const data = this.#dataOf(location.id)
    // What every location begins with is no affair of an agency, which has no contacts.
    if (!location.isAgency) putContacts(data.contacts ?? [], location)
    putGiven(data, location)
  }

  #dataOf(locationId: string): LocationData {
    const own = this.#byLocation.get(locationId)
    return own ? both(this.#everywhere, own) : this.#everywhere
  }
}

function both(one: LocationData, other: LocationData): LocationData {
  const lists = (['contacts', ...GIVEN_KINDS] as const).flatMap((kind) => {
    const list = [...(one[kind] ?? []), ...(other[kind] ?? [])]
    return list.length > 0 ? [[kind, list]] : []
  })
  return { ...Object.fromEntries(lists), settings: { ...one.settings, ...other.settings } }
}
