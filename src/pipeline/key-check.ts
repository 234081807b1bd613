import bearerAuth from '@fastify/bearer-auth'
import type { FastifyInstance } from 'fastify'
import type { Keys } from '../locations/keys.js'
import type { Locations } from '../locations/locations.js'
import type { Fidelity } from '../rules/fidelity.js'
import { unauthorized } from '../rules/refusals.js'
import type { InFlight } from './in-flight.js'
import { identify } from './request.js'

/** Asks for an accepted key before the body is read; the key opens the location of the request. */
export function requireKey(app: FastifyInstance, locations: Locations, inFlight: InFlight, fidelity: Fidelity): void {
  const { body } = unauthorized(fidelity)
  app.register(bearerAuth, {
    keys: [],
    auth: (key, request) => {
      const opened = locations.open(key)
      identify(request, opened)
      return opened !== undefined
    },
    // Its types allow another body only with an `error` in it; what is sent is what this returns.
    errorResponse: () => body as { error: string }
  })
  app.addHook('onRequest', (request, reply, done) => {
    if (request.location) inFlight.enterLocation(reply, request.location)
    done()
  })
}

/** Hook: notes why a key was refused, before that is recorded. */
export function noteUnknownKey(app: FastifyInstance, keys: Keys, fidelity: Fidelity): void {
  const { rule } = unauthorized(fidelity)
  app.addHook('onSend', ({ exchange, location, raw }, { statusCode }, _payload, done) => {
    if (location === null && statusCode === 401) {
      exchange.rule = rule
      exchange.because(keys.whyRefused(raw.headers.authorization))
    }
    done()
  })
}
