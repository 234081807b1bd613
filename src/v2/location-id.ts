import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../pipeline/answer.js'
import { locationOf } from '../pipeline/request.js'
import { refusalOf } from './refusal.js'

const FOREIGN = refusalOf(403, 'The token does not have access to this location.', 'v2.location')
const MISSING = refusalOf(422, ['locationId should not be empty'], 'v2.types')

/** Refuses a request whose locationId is not that of its token; undefined where it is. */
export function refuseForeign(request: FastifyRequest, reply: FastifyReply, locationId: unknown): FastifyReply | undefined {
  const { id } = locationOf(request)
  if (locationId === id) return undefined
  if (locationId === undefined || locationId === '') return refuse(reply, MISSING, [`locationId must be sent; that of this token is ${id}`])
  return refuse(reply, FOREIGN, [`the token opens location ${id}; what came as locationId is another one`])
}

/** Hook for what has the id of the location in its path or query. */
export function requireOwnLocation(from: 'params' | 'query') {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { locationId } = request[from] as { locationId?: unknown }
    if (refuseForeign(request, reply, locationId) === undefined) done()
  }
}
