import { Clock } from '../src/clock.js'
import { Chance } from '../src/ids.js'
import type { Entry } from '../src/journal/entry.js'
import { Journal, Ledger } from '../src/journal/journal.js'
import { Location } from '../src/locations/location.js'
import { Room } from '../src/records/room.js'
import { type LocationSettings, plausibleSettings } from '../src/records/settings.js'
import { Fidelity } from '../src/rules/fidelity.js'

export const DOCUMENTED = new Fidelity('documented')
export const OBSERVED = new Fidelity('observed')

interface Differences {
  id?: string
  /** Epoch milliseconds, at which its time stands still. */
  now?: number
  fidelity?: Fidelity
  settings?: Partial<LocationSettings>
  /** How many contacts it may keep. */
  room?: number
  /** How many bytes. */
  bytes?: number
  isAgency?: boolean
}

/** A location on its own; what it draws by chance is the same each time. */
export function place({
  id = 'LOC',
  now = 0,
  fidelity = DOCUMENTED,
  settings,
  room = 1e9,
  bytes = 1e9,
  isAgency = false
}: Differences = {}): Location {
  const all = { ...plausibleSettings({ country: 'US', allowDuplicateContact: false }), ...settings }
  const journal = new Journal<Entry>(new Ledger(1e9), 1000)
  return new Location(id, all, fidelity, new Room(room, bytes), new Clock(now), new Chance('seed', id), journal, { isAgency })
}
