import { isInRange, parseIso } from '../clock.js'
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
  const time = now === undefined ? undefined : timeOf(now)
  const ms = advanceMs ?? 0
  if (!clocks.every((each) => isInRange(each.now() + ms))) {
    throw new ControlError(400, 'bad-request', `advanceMs ${ms} leads a clock out of the years 1970 to 9999`)
  }
  for (const each of clocks) {
    if (time === undefined) each.advance(ms)
    else each.set(time)
  }
  if (location) location.isPrepared = true
  return new Date(clock.now()).toISOString()
}

function timeOf(now: string): number {
  try {
    return parseIso(now)
  } catch (error) {
    throw new ControlError(400, 'bad-request', `now "${now}": ${(error as Error).message}`)
  }
}
