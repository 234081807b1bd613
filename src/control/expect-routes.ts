import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Locations } from '../locations/locations.js'
import type { Matchable } from '../match/match.js'
import type { InFlight } from '../pipeline/in-flight.js'
import type { Fidelity } from '../rules/fidelity.js'
import { askedMatch } from './asked-match.js'
import { whileCallerWaits } from './caller.js'
import { expectRequests, expectSequence } from './expect.js'
import { expectContacts } from './expect-contacts.js'
import { DEFAULT_WAIT_MS, ExpectContactsSchema, ExpectRequestsSchema, ExpectSequenceSchema } from './schema.js'
import { checkSince } from './scope.js'
import { scopeOf } from './scope-of.js'
import type { Settling, Watched } from './settle-count.js'
import { rangeOf, type Times } from './times.js'
import { normalMatch } from './wait-for.js'
import type { Waits } from './waits.js'

const DEFAULT_QUIET_MS = 50

interface Expecting {
  times?: Times
  within?: number
  quietMs?: number
}
interface ExpectingRequests extends Expecting {
  match?: Partial<Matchable>
  since?: number
}
interface ExpectingSequence {
  matches: Partial<Matchable>[]
  since?: number
  within?: number
}

/** What they look at. */
interface ExpectContext {
  locations: Locations
  inFlight: InFlight
  waits: Waits
  fidelity: Fidelity
}

/** The calls by which a test says what it expects. */
export function expectations(api: FastifyInstance, { locations, inFlight, waits, fidelity }: ExpectContext): void {
  const watched = (request: FastifyRequest): Watched => ({ scope: scopeOf(request, locations), feed: locations.feed, waits })
  const settling = ({ times = { atLeast: 1 }, quietMs = DEFAULT_QUIET_MS }: Expecting): Settling => ({
    range: rangeOf(times),
    quietMs,
    inFlight
  })

  api.post<{ Body: ExpectingRequests }>('/requests/expect', { schema: { body: ExpectRequestsSchema } }, async (request, reply) => {
    const { match = {}, since = 0, within = DEFAULT_WAIT_MS } = request.body
    const here = watched(request)
    const wanted = normalMatch(await askedMatch(match))
    checkSince(since, here.scope)
    const found = await whileCallerWaits(reply, within, (patience) => expectRequests(wanted, since, settling(request.body), here, patience))
    return { exchanges: found.map((entry) => here.scope.view(entry)) }
  })

  api.post<{ Body: ExpectingSequence }>('/requests/expect-sequence', { schema: { body: ExpectSequenceSchema } }, async (request, reply) => {
    const { matches, since = 0, within = DEFAULT_WAIT_MS } = request.body
    const here = watched(request)
    const wanted = (await askedMatch(matches)).map(normalMatch)
    checkSince(since, here.scope)
    const found = await whileCallerWaits(reply, within, (patience) => expectSequence(wanted, since, here, patience))
    return { exchanges: found.map((entry) => here.scope.view(entry)) }
  })

  api.post<{ Body: Expecting & { match?: object } }>(
    '/contacts/expect',
    { schema: { body: ExpectContactsSchema } },
    async (request, reply) => {
      const { match = {}, within = DEFAULT_WAIT_MS } = request.body
      const here = watched(request)
      const wanted = await askedMatch(match)
      const contacts = await whileCallerWaits(reply, within, (patience) =>
        expectContacts(wanted, settling(request.body), fidelity, here, patience)
      )
      return { contacts }
    }
  )
}
