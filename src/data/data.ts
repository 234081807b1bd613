import { readFileSync } from 'node:fs'
import type { Keys } from '../locations/keys.js'
import type { LocationSettings } from '../locations/settings.js'
import type { Contact, CustomFieldValue } from '../v1/contacts/contact.js'
import { createContact, type Place } from '../v1/contacts/create.js'
import { whyWrongShape } from '../validation/messages.js'
import { wrongShape } from '../validation/validator.js'
import { DataSchema } from './schema.js'

/** A contact to start with: as a create request has it or as an answer has it, whole or in part. */
export interface SeedContact extends Omit<Partial<Contact>, 'customField'> {
  customField?: Record<string, unknown> | CustomFieldValue[]
}

/** What a location begins with. */
export interface LocationData {
  contacts?: SeedContact[]
  settings?: Partial<LocationSettings>
}

/** What the locations of an emulator begin with, and have again after a reset. */
export interface Data extends LocationData {
  /** For the location of this API key, or of this id, beside what there is for every location. */
  locations?: Record<string, LocationData>
}

/** Data that cannot be used; its message is one sentence that names the file, the place and what is wrong. */
export class DataError extends Error {
  override name = 'DataError'
  readonly code = 'ERR_DATA'
}

/**
 * Reads and checks data to start with.
 * @param from a file of JSON, or the data itself
 * @throws DataError
 */
export function readData(from: string | Data | undefined): Data {
  if (from === undefined) return {}
  const source = sourceOf(from)
  const data = typeof from === 'string' ? parseFile(from, source) : from
  const [reason] = whyWrongShape(wrongShape(DataSchema, data))
  if (reason !== undefined) throw new DataError(`${source}: ${reason}`)
  return data as Data
}

/** What data is called in a message. */
export function sourceOf(from: string | Data | undefined): string {
  return typeof from === 'string' ? `data file ${from}` : 'option data'
}

function parseFile(file: string, source: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new DataError(`${source}: ${(error as Error).message}`)
  }
}

/** What each location begins with. */
export class StartingData {
  readonly #everywhere: LocationData
  readonly #byLocation = new Map<string, LocationData>()

  constructor({ locations = {}, ...everywhere }: Data, keys: Keys) {
    this.#everywhere = everywhere
    for (const [keyOrId, data] of Object.entries(locations)) {
      // A text may be a key and an id at once, and a location may be named by both.
      for (const id of new Set([keyOrId, keys.locationOf(keyOrId) ?? keyOrId])) {
        const before = this.#byLocation.get(id)
        this.#byLocation.set(id, {
          contacts: [...(before?.contacts ?? []), ...(data.contacts ?? [])],
          settings: { ...before?.settings, ...data.settings }
        })
      }
    }
  }

  /** The locations it names. */
  get locationIds(): Iterable<string> {
    return this.#byLocation.keys()
  }

  settingsOf(locationId: string): Partial<LocationSettings> {
    return { ...this.#everywhere.settings, ...this.#byLocation.get(locationId)?.settings }
  }

  putInto(place: Place): void {
    putContacts([...(this.#everywhere.contacts ?? []), ...(this.#byLocation.get(place.id)?.contacts ?? [])], place)
  }
}

/**
 * Keeps contacts that were not sent over the API.
 * @throws DataError when an id is there already; then none is kept
 */
export function putContacts(seeds: readonly SeedContact[], place: Place): Contact[] {
  const ids = seeds.flatMap(({ id }) => id ?? [])
  const twice = ids.find((id, index) => place.contacts.has(id) || ids.indexOf(id) !== index)
  if (twice !== undefined) throw new DataError(`the contact id ${twice} is there already; leave it out, or give each its own`)
  return seeds.map(({ customField, ...seed }) =>
    createContact({ ...seed, ...(customField && { customField: byId(customField) }) }, place, seed)
  )
}

// Answers have a list of {id, value}, requests an object from id to value; both may be put in.
function byId(customField: Record<string, unknown> | CustomFieldValue[]): Record<string, unknown> {
  return Array.isArray(customField) ? Object.fromEntries(customField.map(({ id, value }) => [id, value])) : customField
}
