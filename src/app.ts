import fastify, { type FastifyInstance } from 'fastify'
import { BODY_LIMIT, readAsText } from './body.js'
import { answerBadPath, answerBrokenHttp, closeSwiftly } from './connections.js'
import { contacts } from './contacts/routes.js'
import { answerControlErrors } from './control/errors.js'
import { control } from './control/routes.js'
import { answerErrors } from './errors.js'
import { InFlight } from './in-flight.js'
import { requireKey } from './key.js'
import { Locations } from './locations.js'
import { createLog } from './log.js'
import type { Settings } from './options.js'
import { Recorder } from './record.js'
import { answerUnserved } from './unserved.js'

// The real base path, and the one of the documented curl.
const PREFIXES = ['/v1', '/go-high-level/v1']

/** After how many milliseconds a request that stalls is cut, and how often that is looked at. */
const STALL = { headers: 10_000, request: 30_000, lookEvery: 1000 }

/** The server, in the order in which a request meets it. */
export function createApp(settings: Settings, stall = STALL): { http: FastifyInstance; locations: Locations } {
  const log = createLog(settings.log, settings.logTarget)
  const locations = new Locations(settings)
  const inFlight = new InFlight()
  const recorder = new Recorder(locations, inFlight, log)
  const http = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: stall.request,
    http: { headersTimeout: stall.headers, connectionsCheckingInterval: stall.lookEvery, requireHostHeader: false },
    routerOptions: { ignoreTrailingSlash: true },
    exposeHeadRoutes: false,
    return503OnClosing: false,
    // Strict: Fastify's own defaults coerce, remove and fill in. Our schemas are checked by the tests, not at each start.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: true, validateSchema: false } },
    frameworkErrors: (error, request, reply) => answerBadPath(error, request, reply, recorder),
    clientErrorHandler: (error, socket) => answerBrokenHttp(error, socket, recorder, inFlight)
  })
  http.decorateRequest('exchange')
  http.decorateRequest('location', null)
  closeSwiftly(http, inFlight)

  http.register(async (emulated) => {
    recorder.record(emulated)
    readAsText(emulated)
    answerErrors(emulated, log)
    answerUnserved(emulated)
    for (const prefix of PREFIXES) {
      emulated.register(
        async (api) => {
          requireKey(api, locations)
          contacts(api)
        },
        { prefix }
      )
    }
  })
  http.register(
    async (api) => {
      answerControlErrors(api, log)
      control(api, locations)
    },
    { prefix: '/_emulator' }
  )
  return { http, locations }
}
