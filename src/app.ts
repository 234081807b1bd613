import type { FastifyInstance } from 'fastify'
import type { Callers } from './control/abort-signals.js'
import { serveControl } from './control/app.js'
import { createCore } from './core.js'
import { readAsText } from './http/json.js'
import { createServer } from './http/server.js'
import type { Keys } from './locations/keys.js'
import type { Settings } from './options.js'
import { answerBadPath, answerBrokenHttp, closeSwiftly } from './pipeline/connections.js'
import { answerErrors } from './pipeline/errors.js'
import { applyFaults } from './pipeline/fault-injection.js'
import { requireKey } from './pipeline/key-check.js'
import { Served, withoutPrefix } from './pipeline/not-found.js'
import { parseRate } from './pipeline/rate.js'
import { limitRate } from './pipeline/rate-limit.js'
import { contacts } from './v1/contacts/routes.js'
import { customFields } from './v1/custom-fields/routes.js'
import { neighbours } from './v1/location/routes.js'
import { notes } from './v1/notes/routes.js'
import { tasks } from './v1/tasks/routes.js'

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
