import { readFileSync } from 'node:fs'
import * as Type from '@sinclair/typebox'
import type { Contact, CreateContact, CustomFieldValue, ServerOwned } from './contacts/contact.js'
import { createContact, type Place } from './contacts/create.js'
import { SeedContactSchema } from './contacts/schema.js'
import type { Keys } from './keys.js'
import { whyWrongShape } from './shape.js'
import { wrongShape } from './validator.js'

/** A contact to start with: as a create request has it or as an answer has it, whole or in part. */
export interface SeedContact extends Partial<ServerOwned>, Omit<CreateContact, 'customField'> {
  customField?: Record<string, unknown> | CustomFieldValue[]
  emailLowerCase?: string
}

/** What the locations of an emulator begin with, and have again after a reset. */
export interface Data {
  /** In every location. */
  contacts?: SeedContact[]
  /** In the location of this API key, or of this id. */
  locations?: Record<string, { contacts?: SeedContact[] }>
}

const Contacts = Type.Optional(Type.Array(SeedContactSchema))
const DataSchema = Type.Object(
  {
    contacts: Contacts,
    locations: Type.Optional(Type.Record(Type.String(), Type.Object({ contacts: Contacts }, { additionalProperties: false })))
  },
  { additionalProperties: false }
)

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
  const source = typeof from === 'string' ? `data file ${from}` : 'option data'
  const data = typeof from === 'string' ? parseFile(from, source) : from
  const [reason] = whyWrongShape(wrongShape(DataSchema, data))
  if (reason !== undefined) throw new DataError(`${source}: ${reason}`)
  return data as Data
}

function parseFile(file: string, source: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new DataError(`${source}: ${(error as Error).message}`)
  }
}

/** Which contacts a location begins with. */
export class StartingContacts {
  readonly #everywhere: SeedContact[]
  readonly #byLocation = new Map<string, SeedContact[]>()

  constructor({ contacts = [], locations = {} }: Data, keys: Keys) {
    this.#everywhere = contacts
    for (const [keyOrId, { contacts = [] }] of Object.entries(locations)) {
      this.#byLocation.set(keyOrId, contacts)
      this.#byLocation.set(keys.locationOf(keyOrId) ?? keyOrId, contacts)
    }
  }

  /** The locations it names. */
  get locationIds(): Iterable<string> {
    return this.#byLocation.keys()
  }

  putInto(place: Place): void {
    putContacts([...this.#everywhere, ...(this.#byLocation.get(place.id) ?? [])], place)
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
