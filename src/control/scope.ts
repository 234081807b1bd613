import type { FastifyRequest } from 'fastify'
import { type Entry, type Exchange, viewOf } from '../journal/exchange.js'
import type { Journal, Ledger } from '../journal/journal.js'
import type { Location, Locations } from '../locations/locations.js'
import { ControlError } from './errors.js'

/** What a control call concerns: with a key its location, without one all. */
export interface Scope {
  /** Undefined for all. */
  readonly location: Location | undefined
  readonly locations: Location[]
  readonly exchanges: Journal | Ledger
  /** How many exchanges are gone for want of room. */
  readonly dropped: number
  /** How many requests came without a key that is let in, where they are not among `exchanges`. */
  readonly strangers: number
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

/**
 * The scope of a call: the location of its key, or the one whose id it names as `X-Location-Id`, or all.
 * @throws ControlError for a key that is not let in, or an id that no location has
 */
export function scopeOf({ headers }: FastifyRequest, locations: Locations): Scope {
  const { authorization, 'x-location-id': id } = headers
  if (typeof id === 'string') return new OneLocation(withId(id, locations), locations)
  return authorization === undefined ? new Everything(locations) : new OneLocation(opened(authorization, locations), locations)
}

function withId(id: string, locations: Locations): Location {
  const location = locations.withId(id)
  if (location) return location
  throw new ControlError(404, 'unknown-location', `no location has the id ${id}; one is opened by the first call with its key`)
}

function opened(authorization: string, locations: Locations): Location {
  const opened = locations.open(authorization.replace(/^Bearer +/, ''))
  if (opened) return opened.location
  throw new ControlError(401, 'unknown-key', locations.keys.whyRefused(authorization))
}

class OneLocation implements Scope {
  readonly location: Location
  readonly #all: Locations

  constructor(location: Location, all: Locations) {
    this.location = location
    this.#all = all
  }

  get strangers(): number {
    return this.#all.strangers.size
  }

  get locations(): Location[] {
    return [this.location]
  }

  get exchanges(): Journal {
    return this.location.journal
  }

  get dropped(): number {
    return this.location.journal.dropped
  }

  numberOf({ seq }: Entry): number {
    return seq
  }

  view(entry: Entry): Exchange {
    return viewOf(entry)
  }
}

class Everything implements Scope {
  readonly location = undefined
  readonly strangers = 0
  readonly #locations: Locations

  constructor(locations: Locations) {
    this.#locations = locations
  }

  get locations(): Location[] {
    return [...this.#locations]
  }

  get exchanges(): Ledger {
    return this.#locations.exchanges
  }

  get dropped(): number {
    return this.#locations.dropped
  }

  numberOf({ position }: Entry): number {
    return position
  }

  view(entry: Entry): Exchange {
    return { ...viewOf(entry), position: entry.position }
  }
}
