import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Location, Locations } from '../locations.js'
import { VERSION } from '../version.js'
import { ControlError } from './errors.js'

/** What only a test calls; never journalled. With a key a call concerns its location, without one all of them. */
export function control(api: FastifyInstance, locations: Locations): void {
  const scope = (request: FastifyRequest) => locationsOf(request.headers.authorization, locations)

  api.get('/health', () => ({ status: 'ok', version: VERSION }))
  api.get('/contacts', (request) => ({ contacts: scope(request).flatMap((location) => location.contacts.all()) }))
}

function locationsOf(authorization: string | undefined, locations: Locations): Location[] {
  if (authorization === undefined) return [...locations]
  const opened = locations.open(authorization.replace(/^Bearer +/, ''))
  if (opened) return [opened.location]
  throw new ControlError(401, 'unknown-key', locations.keys.whyRefused(authorization))
}
