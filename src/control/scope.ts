import type { Entry } from '../journal/entry.js'
import type { Exchange } from '../journal/exchange.js'
import type { Location } from '../locations/location.js'
import { ControlError } from './errors.js'

/** What a control call concerns: with a key its location, without one all. */
export interface Scope {
  /** Undefined for all. */
  readonly location: Location | undefined
  readonly locations: Location[]
  readonly exchanges: { newestFirst(): Iterable<Entry> } & Iterable<Entry>
  /** The number of the last exchange that is gone for want of room; those after it are all there. */
  readonly dropped: number
  /** For which want of room that one went, in a sentence that says what to do. */
  readonly whyDropped: string
  /** The number of the last exchange there was. */
  readonly last: number
  /** Says so where what was here is gone, for the location was dropped for want of room. */
  readonly letGo: string | undefined
  /** Milliseconds of the monotonic clock at which its last request was answered. */
  readonly lastActive: number
  /** How many requests came without an accepted key, where they are not among `exchanges`. */
  readonly withoutKey: number
  /** The number of an exchange as calls of this scope count: in its location, or over all. */
  numberOf(entry: Entry): number
  view(entry: Entry): Exchange
}

/** The exchanges after number `since`, oldest first; looked for from the newest on, for most calls want the last few. */
export function exchangesAfter(since: number, scope: Scope): Entry[] {
  const found: Entry[] = []
  for (const entry of scope.exchanges.newestFirst()) {
    if (scope.numberOf(entry) <= since) break
    found.push(entry)
  }
  return found.reverse()
}

/** @throws ControlError where there is no such exchange yet */
export function checkSince(since: number, { last }: Scope): void {
  if (since > last)
    throw new ControlError(400, 'bad-request', `since ${since} is past the last exchange, #${last}; a reset since then begins with 1 again`)
}
