import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { idTaken } from '../data/data.js'
import { whyUnsound } from '../faults/check.js'
import type { Fault } from '../faults/fault.js'
import type { Locations } from '../locations/locations.js'
import type { Matchable } from '../match/match.js'
import type { InFlight } from '../pipeline/in-flight.js'
import type { ServedRoutes } from '../pipeline/not-found.js'
import type { Fidelity } from '../rules/fidelity.js'
import { RULES } from '../rules/rules.js'
import { answerOf } from '../v1/contacts/contact.js'
import { idGivenTwice, putContacts, type SeedContact } from '../v1/contacts/seed.js'
import { VERSION } from '../version.js'
import type { AbortSignals } from './abort-signals.js'
import { type ClockChange, setClock } from './clock.js'
import { ControlError } from './errors.js'
import { EventStreams } from './events.js'
import { explain } from './explain.js'
import { reset } from './reset.js'
import {
  DEFAULT_WAIT_MS,
  FaultSchema,
  LONGEST_WAIT_MS,
  PutContactsSchema,
  SetClockSchema,
  WaitForContactSchema,
  WaitForRequestSchema
} from './schema.js'
import { exchangesAfter, type Scope } from './scope.js'
import { scopeOf } from './scope-of.js'
import { normalMatch, type Patience, type Watched, waitForContact, waitForQuiet, waitForRequest } from './wait-for.js'
import type { Waits } from './waits.js'

const PUT_LIMIT = 64 * 1024 * 1024

/** What control calls look at and change. */
export interface ControlContext {
  locations: Locations
  inFlight: InFlight
  waits: Waits
  served: ServedRoutes
  fidelity: Fidelity
  signals: AbortSignals
}

/** What only a test calls; never journalled, never faulted. With a key a call concerns its location, without one all of them. */
export function control(api: FastifyInstance, { locations, inFlight, waits, served, fidelity, signals }: ControlContext): void {
  const scope = (request: FastifyRequest): Scope => scopeOf(request, locations)
  const watched = (request: FastifyRequest): Watched => ({ scope: scope(request), feed: locations.feed, waits })
  /** Until when a call waits: for so long, and no longer than its caller is there. */
  const patience = (request: FastifyRequest, reply: FastifyReply, timeoutMs = DEFAULT_WAIT_MS): Patience => {
    const controller = new AbortController()
    const gone = () => controller.abort(new ControlError(499, 'aborted', 'the caller hung up'))
    reply.raw.on('close', gone)
    signals.of(request.headers)?.addEventListener('abort', gone)
    return { timeoutMs, signal: controller.signal }
  }
  const streams = new EventStreams()
  api.addHook('preClose', (done) => {
    waits.close()
    streams.close()
    done()
  })

  api.get('/health', () => ({ status: 'ok', version: VERSION, locations: locations.size, locationsLetGo: locations.letGo }))
  api.get('/keys', () => locations.keys.summary)
  api.get('/fidelity', () => ({ rules: RULES }))

  api.get('/contacts', (request) => ({
    contacts: scope(request).locations.flatMap((location) => location.contacts.all().map((contact) => answerOf(contact, fidelity)))
  }))
  api.post<{ Body: { contacts: SeedContact[] } }>('/contacts', { schema: { body: PutContactsSchema }, bodyLimit: PUT_LIMIT }, (request) => {
    const { location } = scope(request)
    if (location === undefined)
      throw new ControlError(400, 'key-needed', 'contacts are put into one location; send its key as "Authorization: Bearer <api key>"')
    const { room } = location.contacts
    if (request.body.contacts.length > room.left)
      throw new ControlError(503, 'full', `${room.taken} contacts are kept, and no more than ${room.most} may be; raise --max-contacts`)
    const twice = idGivenTwice(request.body.contacts, (id) => location.contacts.has(id))
    if (twice !== undefined) throw new ControlError(409, 'conflict', idTaken(twice))
    const contacts = putContacts(request.body.contacts, location)
    for (const contact of contacts) locations.feed.publish({ kind: 'contact', locationId: location.id, contact })
    return { contacts: contacts.map((contact) => answerOf(contact, fidelity)) }
  })
  api.post<{ Body: { match?: object; timeoutMs?: number } }>(
    '/contacts/wait',
    { schema: { body: WaitForContactSchema } },
    (request, reply) => {
      const { match = {}, timeoutMs } = request.body
      return waitForContact(match, watched(request), fidelity, patience(request, reply, timeoutMs))
    }
  )

  api.get('/requests', (request) => {
    const { since, limit } = numbers(request, { since: 0, limit: Number.MAX_SAFE_INTEGER })
    const seen = scope(request)
    const after = exchangesAfter(since, seen).slice(0, limit)
    const last = after.at(-1)
    return { exchanges: after.map((entry) => seen.view(entry)), next: last ? seen.numberOf(last) : since, dropped: seen.dropped }
  })
  api.get<{ Params: { seq: string } }>('/requests/:seq', (request) => {
    const seen = scope(request)
    const [entry] = exchangesAfter(Number(request.params.seq) - 1, seen)
    if (entry && String(seen.numberOf(entry)) === request.params.seq) return { ...seen.view(entry), ...explain(entry, fidelity) }
    throw new ControlError(
      404,
      'not-found',
      `there is no exchange #${request.params.seq} in the journal; GET /_emulator/requests lists those there are`
    )
  })
  api.post<{ Body: { match?: Partial<Matchable>; since?: number; timeoutMs?: number } }>(
    '/requests/wait',
    { schema: { body: WaitForRequestSchema } },
    async (request, reply) => {
      const { match = {}, since = 0, timeoutMs } = request.body
      const here = watched(request)
      return here.scope.view(await waitForRequest(match, since, here, patience(request, reply, timeoutMs)))
    }
  )
  api.get('/idle', async (request, reply) => {
    const { quietMs, timeoutMs } = numbers(request, { quietMs: 50, timeoutMs: DEFAULT_WAIT_MS })
    await waitForQuiet(quietMs, watched(request), inFlight, patience(request, reply, Math.min(timeoutMs, LONGEST_WAIT_MS)))
    return { idle: true }
  })

  api.get('/faults', (request) => ({ faults: locations.armedFaults(scope(request).location) }))
  api.post<{ Body: Fault }>('/faults', { schema: { body: FaultSchema } }, (request) => {
    const fault: Fault = { ...request.body, ...(request.body.match && { match: normalMatch(request.body.match) }) }
    const unsound = whyUnsound(fault) ?? served.whyNeverServed(fault.match ?? {})
    if (unsound !== undefined) throw new ControlError(400, 'bad-fault', unsound)
    const { location } = scope(request)
    locations.arm(fault, location)
    return { faults: locations.armedFaults(location) }
  })
  api.delete('/faults', (request) => ({ cleared: locations.disarm(scope(request).location) }))

  api.get('/clock', (request) => ({ now: new Date((scope(request).location ?? locations).clock.now()).toISOString() }))
  api.put<{ Body: ClockChange }>('/clock', { schema: { body: SetClockSchema } }, (request) => ({
    now: setClock(request.body, scope(request).location, locations)
  }))

  api.post('/reset', (request) => ({ cleared: reset({ locations, inFlight, waits }, scope(request).location) }))
  api.get('/events', (request, reply) => {
    const last = request.headers['last-event-id']
    const { since } = numbers(request, { since: last === undefined ? -1 : Number(last) })
    streams.open(reply, since < 0 ? undefined : since, scope(request), locations.feed, fidelity)
  })
}

/** Whole numbers of the query, each with its default. */
function numbers<Name extends string>(request: FastifyRequest, defaults: Record<Name, number>): Record<Name, number> {
  const query = request.query as Record<string, string>
  const entries = Object.entries<number>(defaults).map(([name, standard]) => {
    const text = query[name] ?? String(standard)
    if (/^-?\d+$/.test(text)) return [name, Number(text)]
    throw new ControlError(400, 'bad-request', `${name} must be a whole number; what came is "${text}"`)
  })
  return Object.fromEntries(entries)
}
