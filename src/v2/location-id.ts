import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuseFor } from '../pipeline/answer.js'
import { locationOf } from '../pipeline/request.js'
import { whyForeign } from './foreign.js'

/** Refuses a request whose locationId is not that of its token; undefined where it is. */
export function refuseForeign(request: FastifyRequest, reply: FastifyReply, locationId: unknown): FastifyReply | undefined {
  const why = whyForeign(locationId, locationOf(request).id)
  return why && refuseFor(reply, why)
}

/** Hook for what has the id of the location in its path or query. */
export function requireOwnLocation(from: 'params' | 'query') {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { locationId } = request[from] as { locationId?: unknown }
    if (refuseForeign(request, reply, locationId) === undefined) done()
  }
}
