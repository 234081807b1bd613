import { setImmediate } from 'node:timers/promises'
import { observedChangesOf } from '../contacts/observed-changes.js'
import { operationOf } from '../coverage/operations.js'
import { isPathOfV2 } from '../http/paths.js'
import type { Entry } from '../journal/entry.js'
import type { Location } from '../locations/location.js'
import { ContactsThen } from './contacts-then.js'
import { everywhere } from './differences.js'
import type { Migration, MovedRequest } from './migration.js'
import { movedRequest } from './moved-request.js'
import type { Movers, Place } from './v1-request.js'

// A report with more is read by nobody.
const MOST_REQUESTS = 1000
const MOST_BYTES = 4 * 1024 * 1024
// Others are answered meanwhile.
const BYTES_AT_ONCE = 256 * 1024

/** Which exchanges it is about. */
interface Asked {
  locationId: string | null
  /** Oldest first. */
  entries: readonly Entry[]
  locationOf(id: string): Location | undefined
  /** Keys that are hidden, beside those of the location. */
  keys: readonly string[]
  notes: readonly string[]
  movers: Movers
}

/** How the requests of a program move from version 1 to version 2. */
export async function migrate({ locationId, entries, locationOf, keys, notes, movers }: Asked): Promise<Migration> {
  const ofV1 = entries.filter(({ method, url }) => operationOf(method, url) !== undefined && !isPathOfV2(url))
  const reported = new Set(newest(ofV1))
  const places = new Map<string, PlaceThen | undefined>()
  const requests: MovedRequest[] = []
  let bytes = 0
  for (const entry of entries) {
    const id = String(entry.locationId)
    if (!places.has(id)) places.set(id, await placeThen(locationOf(id), entries))
    const here = places.get(id)
    if (here === undefined) continue
    here.then.begin(entry)
    if (reported.has(entry)) {
      const moved = movedRequest(entry, movers, here.place, [...keys, ...here.keys])
      requests.push(locationId === null ? { ...moved, position: entry.position } : moved)
    }
    here.then.end(entry)
    bytes += entry.bytes
    if (bytes < BYTES_AT_ONCE) continue
    bytes = 0
    await setImmediate()
  }
  const leftOut = ofV1.length - reported.size
  const withoutLocation = ofV1.filter((entry) => reported.has(entry)).length - requests.length
  const onV2 = entries.filter(({ url }) => isPathOfV2(url)).length
  return {
    locationId,
    ...concluded(requests, onV2),
    onV2,
    notes: [
      ...notes,
      ...(leftOut > 0
        ? [`Left out are the oldest, ${plural(leftOut)}: a report holds ${MOST_REQUESTS}, and ${MOST_BYTES / 1024 / 1024} MiB.`]
        : []),
      ...(withoutLocation > 0 ? [`Nothing is said of what came without an accepted key: ${plural(withoutLocation)}.`] : [])
    ],
    everywhere: everywhere(),
    requests
  }
}

function newest(entries: readonly Entry[]): Entry[] {
  let bytes = 0
  return entries
    .slice(-MOST_REQUESTS)
    .reverse()
    .filter((entry) => {
      bytes += entry.bytes
      return bytes <= MOST_BYTES
    })
}

interface PlaceThen {
  place: Place
  then: ContactsThen
  keys: readonly string[]
}

async function placeThen(location: Location | undefined, entries: readonly Entry[]): Promise<PlaceThen | undefined> {
  if (location === undefined) return undefined
  const { id, settings, customFields, fidelity, openedBy } = location
  const own = entries.filter(({ locationId }) => locationId === id)
  const then = new ContactsThen(location, own)
  return {
    place: { id, settings, customFields, fidelity, observedChanges: await observedChangesOf(fidelity), contacts: then },
    then,
    keys: openedBy
  }
}

function concluded(requests: readonly MovedRequest[], onV2: number): Pick<Migration, 'summary' | 'counts' | 'isWhole'> {
  const counts = { same: 0, changes: 0, refused: 0, 'no-counterpart': 0 }
  for (const { verdict } of requests) counts[verdict]++
  const changed = requests.filter(({ differences }) => differences.some(({ effect }) => effect === 'stored')).length
  return { summary: summaryOf(requests.length, counts, changed, onV2), counts, isWhole: counts.refused === 0 && changed === 0 }
}

function summaryOf(all: number, counts: Migration['counts'], changed: number, onV2: number): string {
  if (all === 0) return onV2 > 0 ? `All that came is of version 2 already: ${plural(onV2)}.` : 'No request came.'
  const parts = [
    [counts.refused, 'refused by version 2 as sent'],
    [counts.changes, 'taken, but sent or answered otherwise'],
    [counts.same, 'the same but for host, path and headers'],
    [counts['no-counterpart'], 'not served by version 2 of this emulator']
  ] as const
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  const stored = changed > 0 ? ` Of ${changed} something else would be stored.` : ''
  return `${plural(all)} of version 1: ${told.join(', ')}.${stored}`
}

function plural(count: number): string {
  return `${count} request${count === 1 ? '' : 's'}`
}
