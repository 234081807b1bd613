import type { FastifyRequest } from 'fastify'
import type { Entry } from '../journal/entry.js'
import type { Location } from '../locations/location.js'

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Entry
    /** What the key opened; null where no accepted key came. */
    location: Location | null
  }
}

/** The location of a request that has passed the key check. */
export function locationOf(request: FastifyRequest): Location {
  return request.location as Location
}
