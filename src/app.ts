import type { FastifyInstance } from 'fastify'
import { readAsText } from './body.js'
import type { Callers } from './callers.js'
import { answerBadPath, answerBrokenHttp, closeSwiftly } from './connections.js'
import { contacts } from './contacts/routes.js'
import { serveControl } from './control/app.js'
import { createCore } from './core.js'
import { customFields } from './custom-fields/routes.js'
import { answerErrors } from './errors.js'
import { requireKey } from './key.js'
import type { Keys } from './keys.js'
import { neighbours } from './neighbours/routes.js'
import { notes } from './notes/routes.js'
import type { Settings } from './options.js'
import { parseRate } from './rate.js'
import { limitRate } from './rate-limit.js'
import { applyFaults } from './sabotage.js'
import { Served, withoutPrefix } from './served.js'
import { createServer } from './server.js'
import { tasks } from './tasks/routes.js'

/** After how many milliseconds a request that stalls is cut, and how often that is looked at. */
const STALL = { headers: 10_000, request: 30_000, lookEvery: 1000 }

/**
 * The server, in the order in which a request meets it.
 * @param before is called with each server before any route of it is there
 * @throws DataError
 */
export function createApp(
  settings: Settings,
  stall = STALL,
  before: (http: FastifyInstance) => void = () => {}
): { http: FastifyInstance; keys: Keys; callers: Callers } {
  const core = createCore(settings)
  const { log, fidelity, recorder, inFlight, locations } = core
  const served = new Served()

  const http = createServer({
    requestTimeout: stall.request,
    http: { headersTimeout: stall.headers, connectionsCheckingInterval: stall.lookEvery, requireHostHeader: false },
    // The base path of the documented curl is the real one with another in front.
    rewriteUrl: ({ url = '' }) => withoutPrefix(url),
    frameworkErrors: (_error, request, reply) => answerBadPath(request, reply, recorder),
    clientErrorHandler: (error, socket) => answerBrokenHttp(error, socket, recorder, inFlight)
  })
  http.decorateRequest('exchange')
  http.decorateRequest('location', null)
  closeSwiftly(http, inFlight)
  before(http)

  http.register(async (emulated) => {
    recorder.record(emulated)
    answerErrors(emulated, log, fidelity)
    served.answerTheRest(emulated)
    readAsText(emulated, (request, text) => {
      request.exchange.rawBody = text
    })
    emulated.register(
      async (api) => {
        requireKey(api, core)
        if (settings.rateLimit) limitRate(api, parseRate(settings.rateLimit))
        applyFaults(api, locations, inFlight, recorder)
        await contacts(api, core)
        notes(api)
        tasks(api)
        customFields(api)
        neighbours(api)
      },
      { prefix: '/v1' }
    )
  })

  serveControl(http, core, served, before)
  return { http, keys: locations.keys, callers: core.callers }
}
