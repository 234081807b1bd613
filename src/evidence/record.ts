import { Clock } from '../clock.js'
import { type ContactPage, contactPage } from '../control/contact-page.js'
import { type Explanation, explain } from '../control/explain.js'
import type { Scope } from '../control/scope.js'
import type { ArmedFault } from '../faults/fault.js'
import { withoutKeys } from '../http/redaction.js'
import type { Entry } from '../journal/entry.js'
import { viewOf } from '../journal/view.js'
import { parseKeyRule } from '../locations/keys.js'
import type { Locations } from '../locations/locations.js'
import type { Settings } from '../options/options.js'
import type { Fidelity } from '../rules/fidelity.js'
import { VERSION } from '../version.js'
import { commandLine } from './command-line.js'
import { type Run, replayOf } from './replay.js'

// A page that holds more opens slowly, and nobody reads it.
const MOST_EXCHANGES = 1000
const MOST_BYTES = 4 * 1024 * 1024
const MOST_CONTACTS = 200
const MOST_FAULTS = 100
// A shorter one stands in too many other words.
const SHORTEST_KEY = 5

/** What went on in an emulator until something failed. It holds no key. */
export interface EvidenceRecord {
  /** What failed, such as the name of a test. */
  title: string | null
  /** The command that was run, and what it ended with. */
  command: string | null
  exitCode: number | null
  /** ISO 8601, by the real time. */
  madeAt: string
  version: string
  fidelity: string
  /** Null for all locations. */
  locationId: string | null
  /** The time of the location. */
  clock: string
  /** The line that runs the same again. */
  replay: string
  /** What it does not hold, and what is not the same when it is run again. */
  notes: string[]
  /** The number of the last exchange that it does not hold; 0 where it holds all. */
  dropped: number
  /** Oldest first. */
  exchanges: (Explanation & { position: number })[]
  /** Those that were kept at the end, oldest first. */
  contacts: ContactPage[]
  /** Those that were still armed. */
  faults: ArmedFault[]
}

/** What of an emulator a record is made of. */
export interface Recorded {
  locations: Locations
  fidelity: Fidelity
  settings: Settings
}

/** The record of a location, or of all. */
export function recordOf(scope: Scope, { locations, fidelity, settings }: Recorded, title?: string, run?: Run): EvidenceRecord {
  const { entries, leftOut } = newestOf(scope)
  const contacts = scope.locations.flatMap((location) => location.contacts.all().map(({ id }) => ({ id, location })))
  const shown = contacts.slice(-MOST_CONTACTS)
  const faults = locations.armedFaults(scope.location)
  const [first] = entries
  const record: EvidenceRecord = {
    title: title ?? null,
    command: run ? commandLine(run.command) : null,
    exitCode: run?.exitCode ?? null,
    madeAt: new Date(new Clock().now()).toISOString(),
    version: VERSION,
    fidelity: fidelity.profile,
    locationId: scope.location?.id ?? null,
    clock: new Date((scope.location ?? locations).clock.now()).toISOString(),
    replay: replayOf(settings, run),
    notes: [
      ...goneOf(scope),
      ...leftOutOf(leftOut, `older request`, `${MOST_EXCHANGES} requests and ${MOST_BYTES / 1024 / 1024} MiB`),
      ...leftOutOf(contacts.length - shown.length, 'older contact', `${MOST_CONTACTS} contacts`),
      ...leftOutOf(faults.length - MOST_FAULTS, 'armed fault', `${MOST_FAULTS} faults`),
      ...differencesOf(settings)
    ],
    dropped: leftOut > 0 && first ? scope.numberOf(first) - 1 : scope.dropped,
    exchanges: entries.map((entry) => {
      const keys = locations.withId(String(entry.locationId))?.openedBy
      return { ...viewOf(entry), position: entry.position, ...explain(entry, fidelity, keys) }
    }),
    contacts: shown.flatMap(({ id, location }) => withoutKeys(contactPage(id, location) ?? [], location.openedBy)),
    faults: faults.slice(0, MOST_FAULTS)
  }
  return withoutKeys(record, secretsOf(settings))
}

function newestOf({ exchanges }: Scope): { entries: Entry[]; leftOut: number } {
  const entries: Entry[] = []
  let bytes = 0
  let leftOut = 0
  for (const entry of exchanges.newestFirst()) {
    bytes += entry.bytes
    if (leftOut > 0 || entries.length === MOST_EXCHANGES || bytes > MOST_BYTES) leftOut++
    else entries.push(entry)
  }
  return { entries: entries.reverse(), leftOut }
}

function goneOf({ dropped, whyDropped, letGo, withoutKey }: Scope): string[] {
  return [
    ...(dropped > 0 ? [`Requests up to #${dropped} are gone from the journal: ${whyDropped}.`] : []),
    ...(letGo === undefined ? [] : [`${letGo}.`]),
    ...(withoutKey > 0 ? [`Requests without an accepted key are of no location, so they are not here. There were ${withoutKey}.`] : [])
  ]
}

function leftOutOf(count: number, what: string, most: string): string[] {
  return count > 0 ? [`${count} ${what}${count === 1 ? ' is' : 's are'} left out: a record holds ${most}.`] : []
}

function differencesOf({ randomSeed, clock }: Settings): string[] {
  return [
    ...(randomSeed === undefined ? ['No seed was set, so another run makes other ids. --random-seed makes them the same.'] : []),
    ...(clock === undefined ? ['No clock was set, so another run has other dates. --clock makes them the same.'] : [])
  ]
}

/** The keys that were named, and the control key. */
function secretsOf({ apiKeys, agencyKeys, controlKey }: Settings): string[] {
  const named = [...apiKeys, ...agencyKeys].map(parseKeyRule).filter(({ open }) => !open)
  return [...named.map(({ text }) => text), controlKey ?? ''].filter(({ length }) => length >= SHORTEST_KEY)
}
