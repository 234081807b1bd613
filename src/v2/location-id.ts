import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuseFor } from '../pipeline/answer.js'
import { locationOf } from '../pipeline/request.js'
import type { Refused } from '../rules/refusals.js'
import { refusalOf } from './refusal.js'

const FOREIGN = refusalOf(403, 'The token does not have access to this location.', 'v2.location')
const MISSING = refusalOf(422, ['locationId should not be empty'], 'v2.types')

/**
 * Why a request with this locationId is refused; undefined where it is not.
 * @param own the location of its token
 */
export function whyForeign(locationId: unknown, own: string): Refused | undefined {
  if (locationId === own) return undefined
  if (locationId === undefined || locationId === '')
    return { refusal: MISSING, reasons: [`locationId must be sent; that of this token is ${own}`] }
  return { refusal: FOREIGN, reasons: [`the token opens location ${own}; what came as locationId is another one`] }
}

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
