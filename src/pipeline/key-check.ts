import bearerAuth from '@fastify/bearer-auth'
import type { FastifyInstance } from 'fastify'
import type { Locations } from '../locations/locations.js'
import type { Fidelity } from '../rules/fidelity.js'
import { API_KEY_INVALID, UNAUTHORIZED } from '../rules/refusals.js'
import { refuse } from './answer.js'
import type { InFlight } from './in-flight.js'
import { identify } from './request.js'

// What the agency has to do with it is said by `forAgencies`.
const OF_AGENCY = 'the key is that of an agency; send that of one of its locations, which GET /v1/locations answers as apiKey'

/** Hook: asks for an accepted key before the body is read; the key opens the location of the request. */
export async function requireKey(api: FastifyInstance, locations: Locations, inFlight: InFlight, fidelity: Fidelity): Promise<void> {
  const refusal = fidelity.has('key.invalid') ? API_KEY_INVALID : UNAUTHORIZED
  await api.register(bearerAuth, {
    addHook: false,
    keys: [],
    // The scheme may be in any case.
    specCompliance: 'rfc6749',
    auth: (key, request) => {
      const opened = locations.open(key)
      identify(request, opened)
      return opened !== undefined
    }
  })
  const { verifyBearerAuth } = api as Required<FastifyInstance>
  api.addHook('onRequest', (request, reply, done) =>
    verifyBearerAuth(request, reply, (error) => {
      if (error && reply.statusCode === refusal.status) {
        refuse(reply, refusal, [locations.keys.whyRefused(request.raw.headers.authorization)])
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
