import type { Fault } from '../faults/fault.js'
import type { LocationSettings } from '../records/settings.js'
import type { Location } from './location.js'

/** What all locations of an emulator have in common. */
export interface LocationsOptions {
  country: string
  allowDuplicateContact: boolean
  /** Exchanges of each location. */
  journalLimit: number
  /** How many locations. */
  locationLimit: number
  /** Contacts of all locations together. */
  maxContacts: number
  /** What all locations together keep, as JSON text. */
  maxBytes: number
  randomSeed: string | undefined
  /** ISO 8601. */
  clock: string | undefined
}

/** What a location begins with, and has again after a reset. */
export interface StartingData {
  settingsOf(locationId: string): Partial<LocationSettings>
  /** The ids of those locations that begin with contacts, as far as it can be told before their keys come. */
  readonly knownIds: Iterable<string>
  /** @param arm arms a fault for the location */
  putInto(location: Location, arm: (fault: Fault, times: number | 'always') => void): void
}
