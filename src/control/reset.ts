import type { Location } from '../locations/location.js'
import type { Cleared, Locations } from '../locations/locations.js'
import type { InFlight } from '../pipeline/in-flight.js'
import type { Waits } from './waits.js'

/** What a reset needs to reach. */
export interface Resettable {
  locations: Locations
  inFlight: InFlight
  waits: Waits
}

/** Makes one location, or the whole emulator, as it was at its start: what is in flight is cut, what waits is ended. */
export function reset({ locations, inFlight, waits }: Resettable, location?: Location): Cleared {
  // What an agency's locations hold goes with it.
  for (const each of location ? locations.openOf(location) : []) reset({ locations, inFlight, waits }, each)
  inFlight.cut(location)
  waits.reset(location?.id)
  const cleared = locations.reset(location)
  locations.feed.publish({ kind: 'reset', locationId: location?.id ?? null })
  return cleared
}
