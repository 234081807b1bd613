import { Clock } from '../clock.js'
import { explain } from '../control/explain.js'
import type { Scope } from '../control/scope.js'
import { withoutKeys, withoutSecrets } from '../http/redaction.js'
import type { Entry } from '../journal/entry.js'
import type { Exchange } from '../journal/exchange.js'
import { viewOf } from '../journal/view.js'
import { namedKeys } from '../locations/key-rule.js'
import type { Location } from '../locations/location.js'
import type { Locations } from '../locations/locations.js'
import type { Fidelity } from '../rules/fidelity.js'
import { VERSION } from '../version.js'
import { commandWithoutSecrets } from './command-without-secrets.js'
import type { EvidenceRecord } from './evidence-record.js'
import { replayOf } from './replay.js'
import type { Run } from './texts.js'

// A page that holds more opens slowly, and nobody reads it; and to make it would hold up the others.
const MOST_EXCHANGES = 1000
const MOST_BYTES = 1024 * 1024
const MOST_CONTACTS = 200
const MOST_FAULTS = 100
// A shorter one stands in too many other words.
const SHORTEST_KEY = 5

/** What of an emulator a record is made of. */
export interface Recorded {
  locations: Locations
  fidelity: Fidelity
  settings: Secrets & { randomSeed: string | undefined; clock: string | undefined }
  /** The flags of the command that say the same as the settings. */
  flags: () => Promise<string[]>
}

/** What of the settings nobody may see. */
export interface Secrets {
  apiKeys: string[]
  agencyKeys: string[]
  controlKey: string | undefined
}

/** What is asked for. */
interface Asked {
  title?: string | undefined
  run?: Run | undefined
  /** All that is known of a contact. */
  pageOf: (id: string, location: Location) => object
}

/** The record of a location, or of all. */
export async function recordOf(
  scope: Scope,
  { locations, fidelity, settings, flags }: Recorded,
  { title, run, pageOf }: Asked
): Promise<EvidenceRecord> {
  const { entries, leftOut } = newestOf(scope)
  const contacts = scope.locations.flatMap((location) => location.contacts.all().map(({ id }) => ({ id, location })))
  const shown = contacts.slice(-MOST_CONTACTS)
  const faults = locations.armedFaults(scope.location)
  const [first] = entries
  const keysOf = (locationId: string | null) => locations.withId(String(locationId))?.openedBy
  const record: EvidenceRecord = {
    title: title === undefined ? null : withoutKeys(title, scope.location?.openedBy),
    command: run ? commandWithoutSecrets(run.command) : null,
    exitCode: run?.exitCode ?? null,
    madeAt: new Date(new Clock().now()).toISOString(),
    version: VERSION,
    fidelity: fidelity.profile,
    locationId: scope.location?.id ?? null,
    clock: new Date((scope.location ?? locations).clock.now()).toISOString(),
    replay: replayOf(await flags(), run),
    notes: [
      ...goneOf(scope),
      ...leftOutOf(leftOut, 'older request', `${MOST_EXCHANGES} requests and ${MOST_BYTES / 1024 / 1024} MiB`),
      ...leftOutOf(contacts.length - shown.length, 'older contact', `${MOST_CONTACTS} contacts`),
      ...leftOutOf(faults.length - MOST_FAULTS, 'armed fault', `${MOST_FAULTS} faults`),
      ...differencesOf(settings)
    ],
    dropped: leftOut > 0 && first ? scope.numberOf(first) - 1 : scope.dropped,
    exchanges: entries.map((entry) => ({
      ...withPlainBody(viewOf(entry)),
      position: entry.position,
      ...explain(entry, fidelity, keysOf(entry.locationId))
    })),
    contacts: shown.map(({ id, location }) => withoutKeys(pageOf(id, location), location.openedBy)),
    faults: faults.slice(0, MOST_FAULTS).map((fault) => withoutKeys(fault, keysOf(fault.locationId)))
  }
  return withoutKeys(JSON.parse(withoutSecrets(JSON.stringify(record))), secretsOf(settings))
}

// JSON that stands in a text of JSON.
function withPlainBody({ request, ...view }: Exchange): Exchange {
  const { rawBody } = request
  return { ...view, request: { ...request, rawBody: rawBody && withoutSecrets(rawBody) } }
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

/** What is missing of the exchanges, in sentences. */
export function goneOf({ dropped, whyDropped, letGo, withoutKey }: Scope): string[] {
  return [
    ...(dropped > 0 ? [`Requests up to #${dropped} are gone from the journal: ${whyDropped}.`] : []),
    ...(letGo === undefined ? [] : [`${letGo}.`]),
    ...(withoutKey > 0 ? [`Requests without an accepted key are of no location, so they are not here. There were ${withoutKey}.`] : [])
  ]
}

function leftOutOf(count: number, what: string, most: string): string[] {
  return count > 0 ? [`${count} ${what}${count === 1 ? ' is' : 's are'} left out: a record holds ${most}.`] : []
}

function differencesOf({ randomSeed, clock }: Recorded['settings']): string[] {
  return [
    ...(randomSeed === undefined
      ? ['No seed was set, so another run makes other ids. --random-seed (randomSeed) makes them the same.']
      : []),
    ...(clock === undefined ? ['No clock was set, so another run has other dates. --clock (clock) makes them the same.'] : [])
  ]
}

/** The keys that were named, and the control key. */
export function secretsOf({ apiKeys, agencyKeys, controlKey }: Secrets): string[] {
  return [...namedKeys([...apiKeys, ...agencyKeys]), controlKey ?? ''].filter(({ length }) => length >= SHORTEST_KEY)
}
