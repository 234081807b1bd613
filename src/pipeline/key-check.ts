import bearerAuth from '@fastify/bearer-auth'
import type { FastifyInstance } from 'fastify'
import type { Core } from '../core.js'
import { unauthorized } from '../rules/refusals.js'

/** Lets in who has a key, before the body is read; the key opens the location of the request. */
export function requireKey(app: FastifyInstance, { locations, fidelity }: Core): void {
  const { body } = unauthorized(fidelity)
  app.register(bearerAuth, {
    keys: [],
    auth: (key, request) => {
      const opened = locations.open(key)
      if (opened === undefined) return false
      request.location = opened.location
      request.exchange.locationId = opened.location.id
      request.exchange.keyFingerprint = opened.keyFingerprint
      return true
    },
    // Its types allow another body only with an `error` in it; what is sent is what this returns.
    errorResponse: () => body as { error: string }
  })
}
