import type { FastifyRequest } from 'fastify'
import type { Entry } from '../journal/entry.js'
import { bearerKey } from '../locations/accepted-keys.js'
import type { Location, Opened } from '../locations/location.js'

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Entry
    /** What the key opened; null where no accepted key came. */
    location: Location | null
  }
}

/** Notes the location that the key of a request opened; nothing for an unknown key. */
export function identify(request: FastifyRequest, opened: Opened | undefined): void {
  if (opened === undefined) return
  request.location = opened.location
  request.exchange.locationId = opened.location.id
  request.exchange.keyFingerprint = opened.keyFingerprint
  request.exchange.keyName = opened.keyName
}

/** The same where no key is asked for: one that came says whose journal tells of the request. */
export function identifyByKey(request: FastifyRequest, locations: { open(key: string): Opened | undefined }): void {
  const key = bearerKey(request.raw.headers.authorization)
  if (key) identify(request, locations.open(key))
}

/** The location of a request that has passed the key check. */
export function locationOf(request: FastifyRequest): Location {
  return request.location as Location
}
