import type { Feed, Happening } from '../locations/feed.js'
import type { InFlight } from '../pipeline/in-flight.js'
import { ControlError } from './errors.js'
import { type Place, Quiet } from './quiet.js'
import type { Scope } from './scope.js'
import { type Range, type Verdict, verdictOn } from './times.js'
import type { Patience, Waits } from './waits.js'

/** Where a wait looks, and what keeps it. */
export interface Watched {
  scope: Scope
  feed: Feed
  waits: Waits
}

/** What is counted, and looked at again whenever something happens. */
export interface Counted {
  count(): number
  /** Told of what happens, before the next count. */
  note(happening: Happening): void
  /** Why the count is not as expected. */
  whyUnmet(verdict: 'too-few' | 'too-many'): ControlError
}

/** How an expectation settles. */
export interface Settling {
  range: Range
  /** For how long nothing may come before a count that could still grow is believed, in milliseconds. */
  quietMs: number
  inFlight: InFlight
}

/**
 * Ends as soon as a count is certain to be in its range: at once where more do no harm, else once it is quiet.
 * @throws ControlError `unmet` as soon as it is certain not to be, or when the time is up; `timeout` where it was never quiet
 */
export async function settleCount(
  counted: Counted,
  { range, quietMs, inFlight }: Settling,
  { scope, feed, waits }: Watched,
  patience: Patience
): Promise<void> {
  const place = placeOf(scope, inFlight)
  const verdict = await waits.wait<Verdict>({
    locationId: scope.location?.id ?? null,
    ...patience,
    look: (found) => {
      const quiet = new Quiet(place, quietMs, 'call', () => look(true))
      const look = (isQuiet: boolean) => {
        const verdict = verdictOn(counted.count(), range)
        if (verdict === 'too-many' || verdict === 'enough' || (verdict === 'in-range' && isQuiet)) found(verdict)
        else if (verdict === 'in-range') quiet.look()
      }
      const unsubscribe = feed.subscribe((happening) => {
        counted.note(happening)
        look(false)
      }, scope.location?.id)
      look(false)
      return () => {
        unsubscribe()
        quiet.end()
      }
    },
    giveUp: () =>
      verdictOn(counted.count(), range) === 'too-few' ? counted.whyUnmet('too-few') : notQuiet(quietMs, place, patience.timeoutMs)
  })
  if (verdict === 'too-many') throw counted.whyUnmet('too-many')
}

/** The error of a call that needed quiet. */
export function notQuiet(quietMs: number, place: Place, timeoutMs: number): ControlError {
  const message = `it was not quiet for ${quietMs} ms within ${timeoutMs} ms; ${place.inFlight()} requests are in flight`
  return new ControlError(408, 'timeout', message)
}

/** Where it must be quiet for a call of this scope. */
export function placeOf(scope: Scope, inFlight: InFlight): Place {
  return { inFlight: () => inFlight.count(scope.location), lastActive: () => scope.lastActive }
}
