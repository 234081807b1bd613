import type { FastifyRequest } from 'fastify'
import type { Entry } from '../journal/entry.js'
import type { Exchange } from '../journal/exchange.js'
import type { Journal, Ledger } from '../journal/journal.js'
import { viewOf } from '../journal/view.js'
import { bearerKey } from '../locations/accepted-keys.js'
import type { Location } from '../locations/location.js'
import type { Locations } from '../locations/locations.js'
import { ControlError } from './errors.js'
import type { Scope } from './scope.js'

/**
 * The scope of a call: the location of its key, or the one whose id it names as `X-Location-Id`, or all.
 * @throws ControlError for an unknown key, or an id that no location has
 */
export function scopeOf({ headers }: FastifyRequest, locations: Locations): Scope {
  const { authorization, 'x-location-id': id } = headers
  if (typeof id === 'string') return new OneLocation(withId(id, locations), locations)
  return authorization === undefined ? new AllLocations(locations) : new OneLocation(opened(authorization, locations), locations)
}

function withId(id: string, locations: Locations): Location {
  const location = locations.withId(id)
  if (location) return location
  throw new ControlError(404, 'unknown-location', `no location has the id ${id}; one is opened by the first call with its key`)
}

function opened(authorization: string, locations: Locations): Location {
  const opened = locations.open(bearerKey(authorization) ?? authorization)
  if (opened) return opened.location
  throw new ControlError(401, 'unknown-key', locations.keys.whyRefused(authorization))
}

const WHY_DROPPED = {
  count: (limit: number) => `a journal keeps ${limit} exchanges; raise --journal-limit (journalLimit)`,
  bytes: () => 'all journals together keep 64 MiB, and this one was the largest; send smaller bodies, or reset between tests',
  locations: () => 'there was no room for so many locations; raise --location-limit (locationLimit)'
}

class OneLocation implements Scope {
  readonly location: Location
  readonly #all: Locations

  constructor(location: Location, all: Locations) {
    this.location = location
    this.#all = all
  }

  get withoutKey(): number {
    return this.#all.withoutKey.size
  }

  get locations(): Location[] {
    return [this.location]
  }

  get exchanges(): Journal<Entry> {
    return this.location.journal
  }

  get dropped(): number {
    return this.location.journal.dropped
  }

  get whyDropped(): string {
    const { journal } = this.location
    return WHY_DROPPED[journal.limitHit](journal.limit)
  }

  get last(): number {
    return this.location.journal.last
  }

  get letGo(): string | undefined {
    return this.location.wasLetGo ? `what location ${this.location.id} held before is gone: ${WHY_DROPPED.locations()}` : undefined
  }

  get lastActive(): number {
    return this.location.lastActive
  }

  numberOf({ seq }: Entry): number {
    return seq
  }

  view(entry: Entry): Exchange {
    return viewOf(entry)
  }
}

class AllLocations implements Scope {
  readonly location = undefined
  readonly withoutKey = 0
  readonly #locations: Locations

  constructor(locations: Locations) {
    this.#locations = locations
  }

  get locations(): Location[] {
    return this.#locations.all()
  }

  get exchanges(): Ledger<Entry> {
    return this.#locations.exchanges
  }

  get dropped(): number {
    return this.#locations.dropped
  }

  get whyDropped(): string {
    return 'a journal was full; raise --journal-limit (journalLimit), send smaller bodies, or reset between tests'
  }

  get last(): number {
    return this.#locations.exchanges.last
  }

  get letGo(): string | undefined {
    const { letGo } = this.#locations
    return letGo > 0 ? `${letGo} locations are gone: ${WHY_DROPPED.locations()}` : undefined
  }

  get lastActive(): number {
    return this.#locations.lastActive
  }

  numberOf({ position }: Entry): number {
    return position
  }

  view(entry: Entry): Exchange {
    return { ...viewOf(entry), position: entry.position }
  }
}
