import type { FastifyRequest } from 'fastify'
import { type Entry, type Exchange, viewOf } from '../exchange.js'
import type { Journal } from '../journal.js'
import type { Location, Locations } from '../locations.js'
import { ControlError } from './errors.js'

/** What a control call concerns: with a key its location, without one all. */
export interface Scope {
  /** Undefined for all. */
  readonly location: Location | undefined
  readonly locations: Location[]
  readonly exchanges: Iterable<Entry>
  /** How many exchanges are gone for want of room. */
  readonly dropped: number
  /** How many requests came without a key that is let in, where they are not among `exchanges`. */
  readonly strangers: number
  /** The number of an exchange as calls of this scope count: in its location, or over all. */
  numberOf(entry: Entry): number
  view(entry: Entry): Exchange
}

/** @throws ControlError for a key that is not let in */
export function scopeOf({ headers: { authorization } }: FastifyRequest, locations: Locations): Scope {
  return authorization === undefined ? new Everything(locations) : new OneLocation(opened(authorization, locations), locations)
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

  get exchanges(): Iterable<Entry> {
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
