import bearerAuth from '@fastify/bearer-auth'
import type { FastifyInstance } from 'fastify'
import { bearerKey } from '../locations/accepted-keys.js'
import type { Locations } from '../locations/locations.js'
import type { Refusal } from '../rules/refusals.js'
import { refuse } from './answer.js'
import type { InFlight } from './in-flight.js'
import { identify } from './request.js'

// What the agency has to do with it is said by `forAgencies`.
const OF_AGENCY = 'the key is that of an agency; send that of one of its locations, which GET /v1/locations answers as apiKey'

/** Which keys a version of the API takes. */
export interface KeyRules {
  /** The answer to others. */
  refusal: Refusal
  /** Why it does not take a key that another version does. */
  whyNotHere(key: string): string | undefined
}

/** Hook: asks for an accepted key before the body is read; the key opens the location of the request. */
export async function requireKey(
  api: FastifyInstance,
  locations: Locations,
  inFlight: InFlight,
  { refusal, whyNotHere }: KeyRules
): Promise<void> {
  await api.register(bearerAuth, {
    addHook: false,
    keys: [],
    // The scheme may be in any case.
    specCompliance: 'rfc6749',
    auth: (key, request) => {
      if (whyNotHere(key)) return false
      const opened = locations.open(key)
      identify(request, opened)
      return opened !== undefined
    }
  })
  const { verifyBearerAuth } = api as Required<FastifyInstance>
  api.addHook('onRequest', (request, reply, done) =>
    verifyBearerAuth(request, reply, (error) => {
      if (error && reply.statusCode === refusal.status) {
        const { authorization } = request.raw.headers
        refuse(reply, refusal, [whyNotHere(bearerKey(authorization) ?? '') ?? locations.keys.whyRefused(authorization)])
        return
      }
      if (request.location) inFlight.enterLocation(reply, request.location)
      if (request.location?.isAgency && !request.routeOptions.config.takesAgency) {
        refuse(reply, { ...refusal, rule: 'key.of-location' }, [OF_AGENCY])
        return
      }
      done(error)
    })
  )
}
