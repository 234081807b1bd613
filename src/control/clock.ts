import type { Location } from '../locations/location.js'
import type { Locations } from '../locations/locations.js'
import { ControlError } from './errors.js'

/** One of the two. */
export interface ClockChange {
  /** ISO 8601; from here on the time stands still. */
  now?: string
  advanceMs?: number
}

/** Sets or advances the time of a location; without one, that of all there are and all to come. Returns the new time. */
export function setClock({ now, advanceMs }: ClockChange, location: Location | undefined, locations: Locations): string {
  const clock = location?.clock ?? locations.clock
  const clocks = location ? [clock] : [clock, ...[...locations].map((each) => each.clock)]
  if ((now === undefined) === (advanceMs === undefined)) throw new ControlError(400, 'bad-request', 'give either now or advanceMs')
  const epochMs = advanceMs === undefined ? Date.parse(String(now)) : clock.now() + advanceMs
  if (!Number.isFinite(new Date(epochMs).getTime())) {
    throw new ControlError(
      400,
      'bad-request',
      `now must be an ISO 8601 time such as 2026-01-01T12:00:00Z; what came is "${now ?? advanceMs}"`
    )
  }
  for (const each of clocks) {
    if (advanceMs === undefined) each.set(epochMs)
    else each.advance(advanceMs)
  }
  return new Date(clock.now()).toISOString()
}
