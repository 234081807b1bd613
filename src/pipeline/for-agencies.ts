import type { FastifyInstance } from 'fastify'
import type { Refusal } from '../rules/refusals.js'
import type { RuleId } from '../rules/rules.js'
import { refuse } from './answer.js'
import { locationOf } from './request.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the key of an agency may call it. */
    takesAgency?: boolean
  }
}

const SWITCH: Refusal = { status: 401, body: { msg: 'Unauthorized, Switch to the new API token.' }, rule: 'key.of-agency' }
const OF_LOCATION =
  'the key is that of a location, and this is for agencies; accepted are those named with --agency-key, by default agency-*'

/**
 * Registers operations of agencies; the key of a location gets 401. What keys and passwords are in their bodies is not kept.
 * @param alsoBy a rule by which the key of a location may call them too, in the profile that has it
 */
export function forAgencies(api: FastifyInstance, routes: (agencies: FastifyInstance) => void, alsoBy?: RuleId): void {
  api.register(async (agencies) => {
    agencies.addHook('onRoute', (route) => {
      route.config = { ...route.config, takesAgency: true }
    })
    agencies.addHook('onRequest', (request, reply, done) => {
      const { isAgency, fidelity } = locationOf(request)
      request.exchange.holdsSecrets = true
      if (isAgency || (alsoBy && fidelity.has(alsoBy))) return done()
      refuse(reply, SWITCH, [OF_LOCATION])
    })
    routes(agencies)
  })
}
