import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GIVEN_KINDS } from '../data/given-schemas.js'
import { allOf, putGiven } from '../data/put-given.js'
import { idTaken } from '../data/read-data.js'
import { AddedDataSchema, type LocationData } from '../data/schema.js'
import { whyUnsound } from '../faults/check.js'
import type { Fault } from '../faults/fault.js'
import { notArmed } from '../faults/faults.js'
import { JSON_TYPE } from '../http/json.js'
import { jsonInParts } from '../http/json-parts.js'
import { CONTROL_PATH } from '../http/paths.js'
import { matchableOf } from '../journal/view.js'
import type { Location } from '../locations/location.js'
import type { Locations } from '../locations/locations.js'
import { type Matchable, matches } from '../match/match.js'
import type { InFlight } from '../pipeline/in-flight.js'
import type { ServedRoutes } from '../pipeline/not-found.js'
import type { Contact } from '../records/contact.js'
import { jsonSize } from '../records/room.js'
import type { Fidelity } from '../rules/fidelity.js'
import { RULES } from '../rules/rules.js'
import { answerOf, type SeedContact } from '../v1/contacts/contact.js'
import { idGivenTwice, putContacts } from '../v1/contacts/seed.js'
import { VERSION } from '../version.js'
import { askedMatch } from './asked-match.js'
import { whileCallerWaits } from './caller.js'
import { checkRoom } from './check-room.js'
import { type ClockChange, setClock } from './clock.js'
import { enrolmentsOf } from './enrolments.js'
import { ControlError } from './errors.js'
import { EventStreams } from './events.js'
import { explain } from './explain.js'
import { type Taking, takeQueries } from './query.js'
import { reset } from './reset.js'
import {
  DEFAULT_WAIT_MS,
  FaultSchema,
  ListRequestsSchema,
  LONGEST_WAIT_MS,
  PutContactsSchema,
  SetClockSchema,
  WaitForContactSchema,
  WaitForRequestSchema
} from './schema.js'
import { checkSince, exchangesAfter, type Scope } from './scope.js'
import { scopeOf } from './scope-of.js'
import type { Watched } from './settle-count.js'
import { normalMatch, waitForContact, waitForQuiet, waitForRequest } from './wait-for.js'
import type { Waits } from './waits.js'

const PUT_LIMIT = 64 * 1024 * 1024
const LARGE = 1024 * 1024
const MOST_CONTACTS_A_CALL = 10_000

/** What control calls look at and change. */
export interface ControlContext {
  locations: Locations
  inFlight: InFlight
  waits: Waits
  served: ServedRoutes
  /** Has the routes at a path made, where that has not been done. */
  routesAt: (path: string) => Promise<unknown>
  fidelity: Fidelity
  /** Milliseconds of the monotonic clock at which the emulator was made. */
  madeAt: number
}

/** What only a test calls; never journalled, never faulted. With a key a call concerns its location, without one all of them. */
export function control(api: FastifyInstance, { locations, inFlight, waits, served, routesAt, fidelity, madeAt }: ControlContext): void {
  const scope = (request: FastifyRequest): Scope => scopeOf(request, locations)
  const watched = (request: FastifyRequest): Watched => ({ scope: scope(request), feed: locations.feed, waits })
  const put = (seeds: readonly SeedContact[], bytes: number, location: Location): Contact[] => {
    checkCount(seeds)
    checkRoom(location.room, seeds.length, bytes)
    const twice = idGivenTwice(seeds, (id) => location.contacts.has(id))
    if (twice !== undefined) throw new ControlError(409, 'conflict', idTaken(twice))
    const contacts = putContacts(seeds, location)
    location.isPrepared = true
    for (const contact of contacts) locations.feed.publish({ kind: 'contact', locationId: location.id, contact })
    return contacts
  }

  takeQueries(api)
  const streams = new EventStreams()
  api.addHook('preClose', (done) => {
    streams.close()
    done()
  })

  api.get('/health', () => {
    const { size, letGo, room } = locations
    const uptimeMs = Math.round(performance.now() - madeAt)
    const kept = { locations: size, locationsLetGo: letGo, contacts: room.contacts, bytes: room.bytes }
    return { status: 'ok', version: VERSION, fidelity: fidelity.profile, uptimeMs, ...kept }
  })
  api.get('/keys', () => locations.keys.summary)
  api.post('/keys', () => ({ ...locations.keys.summary, names: locations.keys.namesOfNextClient() }))
  api.get('/fidelity', () => ({ rules: RULES }))

  api.get('/contacts', (request, reply) => {
    const contacts = scope(request).locations.flatMap((location) => location.contacts.all())
    return inPartsWhereLarge(reply, 'contacts', contacts, (contact) => answerOf(contact, fidelity), {})
  })
  api.post<{ Body: { contacts: SeedContact[] } }>(
    '/contacts',
    { schema: { body: PutContactsSchema }, bodyLimit: PUT_LIMIT },
    (request, reply) => {
      const { location } = scope(request)
      if (location === undefined)
        throw new ControlError(400, 'key-needed', 'contacts are put into one location; send its key as "Authorization: Bearer <api key>"')
      const { contacts: seeds } = request.body
      const contacts = put(seeds, jsonSize(seeds), location)
      return inPartsWhereLarge(reply, 'contacts', contacts, (contact) => answerOf(contact, fidelity), {})
    }
  )
  api.post<{ Body: LocationData }>('/data', { schema: { body: AddedDataSchema }, bodyLimit: PUT_LIMIT }, (request, reply) => {
    const { location } = scope(request)
    if (location === undefined)
      throw new ControlError(400, 'key-needed', 'data is given to one location; send its key as "Authorization: Bearer <api key>"')
    const { contacts: seeds = [], settings, ...given } = request.body
    const contacts = put(seeds, jsonSize(request.body), location)
    putGiven(given, location)
    Object.assign(location.settings, settings)
    const kinds = Object.fromEntries(GIVEN_KINDS.map((kind) => [kind, allOf(kind, location)]))
    return inPartsWhereLarge(reply, 'contacts', contacts, (contact) => answerOf(contact, fidelity), kinds)
  })
  api.get('/enrolments', (request) => ({ enrolments: scope(request).locations.flatMap(enrolmentsOf) }))
  api.post<{ Body: { match?: object; timeoutMs?: number } }>(
    '/contacts/wait',
    { schema: { body: WaitForContactSchema } },
    async (request, reply) => {
      const { match = {}, timeoutMs = DEFAULT_WAIT_MS } = request.body
      const wanted = await askedMatch(match)
      return whileCallerWaits(reply, timeoutMs, (patience) => waitForContact(wanted, watched(request), fidelity, patience))
    }
  )

  const page = { takes: { since: [0, 0], limit: [Number.MAX_SAFE_INTEGER, 0] } } as const
  api.get<Taking<'since' | 'limit'>>('/requests', { config: page }, (request, reply) => {
    const seen = scope(request)
    return listExchanges(reply, seen, request.query)
  })
  api.post<{ Body: Listing }>('/requests', { schema: { body: ListRequestsSchema } }, async (request, reply) => {
    const { match = {}, ...range } = request.body
    return listExchanges(reply, scope(request), { ...range, match: await askedMatch(match) })
  })
  api.get<{ Params: { seq: string } }>('/requests/:seq', (request) => {
    const seen = scope(request)
    const [entry] = exchangesAfter(Number(request.params.seq) - 1, seen)
    if (entry && String(seen.numberOf(entry)) === request.params.seq) {
      return { ...seen.view(entry), ...explain(entry, fidelity, locations.withId(String(entry.locationId))?.openedBy) }
    }
    throw new ControlError(
      404,
      'not-found',
      `there is no exchange #${request.params.seq} in the journal; GET ${CONTROL_PATH}/requests lists those there are`
    )
  })
  api.post<{ Body: { match?: Partial<Matchable>; since?: number; timeoutMs?: number } }>(
    '/requests/wait',
    { schema: { body: WaitForRequestSchema } },
    async (request, reply) => {
      const { match = {}, since = 0, timeoutMs = DEFAULT_WAIT_MS } = request.body
      const here = watched(request)
      const wanted = await askedMatch(match)
      checkSince(since, here.scope)
      const found = await whileCallerWaits(reply, timeoutMs, (patience) => waitForRequest(wanted, since, here, patience))
      return here.scope.view(found)
    }
  )
  const quiet = {
    takes: { quietMs: [50, 0, LONGEST_WAIT_MS], timeoutMs: [DEFAULT_WAIT_MS, 0, LONGEST_WAIT_MS], sinceLast: [0, 0, 1] }
  } as const
  api.get<Taking<'quietMs' | 'timeoutMs' | 'sinceLast'>>('/idle', { config: quiet }, async (request, reply) => {
    const { quietMs, timeoutMs, sinceLast } = request.query
    const from = sinceLast === 1 ? 'last-answer' : 'call'
    await whileCallerWaits(reply, timeoutMs, (patience) => waitForQuiet(quietMs, from, watched(request), inFlight, patience))
    return { idle: true }
  })

  api.get('/faults', (request) => ({ faults: locations.armedFaults(scope(request).location) }))
  api.post<{ Body: Fault }>('/faults', { schema: { body: FaultSchema } }, async (request) => {
    const { match } = request.body
    const fault: Fault = { ...request.body, ...(match && { match: normalMatch(await askedMatch(match)) }) }
    // Any path that is served may be named.
    if (match?.method !== undefined || match?.path !== undefined) await routesAt(String(match.path))
    const unsound = whyUnsound(fault) ?? served.whyNeverServed(fault.match ?? {})
    if (unsound !== undefined) throw new ControlError(400, 'bad-fault', unsound)
    checkRoom(locations.room, 0, jsonSize(fault))
    return locations.arm(fault, scope(request).location)
  })
  api.delete('/faults', (request) => ({ cleared: locations.disarm(scope(request).location) }))
  api.delete<{ Params: { id: string } }>('/faults/:id', (request) => {
    const { id } = request.params
    if (locations.disarmOne(id, scope(request).location)) return { cleared: 1 }
    throw new ControlError(404, 'not-found', notArmed(id))
  })

  api.get('/clock', (request) => ({ now: new Date((scope(request).location ?? locations).clock.now()).toISOString() }))
  api.put<{ Body: ClockChange }>('/clock', { schema: { body: SetClockSchema } }, (request) => ({
    now: setClock(request.body, scope(request).location, locations)
  }))

  api.post('/reset', (request) => ({ cleared: reset({ locations, inFlight, waits }, scope(request).location) }))
  api.get<Taking<'since'>>('/events', { config: { takes: { since: [-1, 0] } } }, (request, reply) => {
    const seen = scope(request)
    const last = String(request.headers['last-event-id'])
    const since = request.query.since < 0 && /^\d{1,15}$/.test(last) ? Number(last) : request.query.since
    // A number from before a reset is greater than any there is: then all there is comes.
    streams.open(reply, since < 0 ? undefined : since > seen.last ? 0 : since, seen, locations.feed, fidelity)
  })
}

/** Which exchanges are listed. */
interface Listing {
  match?: Partial<Matchable>
  since?: number
  limit?: number
}

/** The exchanges after number `since`, those that match, and no more than `limit`; `next` is the number to go on from. */
function listExchanges(reply: FastifyReply, seen: Scope, { since = 0, limit = Number.MAX_SAFE_INTEGER, match }: Listing): unknown {
  checkSince(since, seen)
  const after = exchangesAfter(since, seen)
  const wanted = match && normalMatch(match)
  const found = wanted ? after.filter((entry) => matches(wanted, matchableOf(entry))) : after
  const listed = found.slice(0, limit)
  // Those that do not match need not be looked at again.
  const last = listed.length < found.length ? listed.at(-1) : after.at(-1)
  const { dropped, whyDropped } = seen
  const rest = { next: last ? seen.numberOf(last) : since, dropped, ...(dropped > since && { whyDropped }) }
  return inPartsWhereLarge(reply, 'exchanges', listed, (entry) => seen.view(entry), rest)
}

// A call with more would keep the others waiting for longer than half a second.
function checkCount({ length }: readonly SeedContact[]): void {
  if (length <= MOST_CONTACTS_A_CALL) return
  throw new ControlError(
    413,
    'too-large',
    `${length} contacts came, and one call takes at most ${MOST_CONTACTS_A_CALL}; put the others in by further calls`
  )
}

function inPartsWhereLarge<Item extends { readonly bytes: number }>(
  reply: FastifyReply,
  name: string,
  items: readonly Item[],
  viewOf: (item: Item) => unknown,
  rest: object
): unknown {
  const bytes = items.reduce((sum, item) => sum + item.bytes, 0)
  if (bytes < LARGE) return { [name]: items.map(viewOf), ...rest }
  const views = {
    *[Symbol.iterator]() {
      for (const item of items) yield viewOf(item)
    }
  }
  return reply.type(JSON_TYPE).send(jsonInParts(name, views, rest))
}
