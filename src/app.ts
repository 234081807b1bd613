import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serveControl } from './control/app.js'
import type { LocalCall, LocalCalls } from './control/local-calls.js'
import { reset } from './control/reset.js'
import { Waits } from './control/waits.js'
import { isPathOfControl, isPathOfV1, isPathOfV2, pathOf, withoutPrefix } from './http/paths.js'
import { laterServer, type Meanwhile } from './http/serve-later.js'
import { createServer } from './http/server.js'
import { Dropped } from './journal/dropped.js'
import { createLog } from './journal/log.js'
import { Feed } from './locations/feed.js'
import { parseKeyRule } from './locations/key-rule.js'
import { Keys } from './locations/keys.js'
import type { Location } from './locations/location.js'
import { Locations } from './locations/locations.js'
import type { StartingData } from './locations/locations-options.js'
import type { Settings } from './options/options.js'
import type { ApiVersion } from './pipeline/api-version.js'
import { answerBadPath } from './pipeline/bad-path.js'
import { readBody, requireJson } from './pipeline/body.js'
import { answerBrokenHttp, answerWhatNodeRefuses } from './pipeline/broken-http.js'
import { closeSwiftly } from './pipeline/close-swiftly.js'
import { FaultInjection } from './pipeline/fault-injection.js'
import { InFlight } from './pipeline/in-flight.js'
import { ServedRoutes } from './pipeline/not-found.js'
import { rateLimiter } from './pipeline/rate-limit.js'
import { parseRate } from './pipeline/rate-window.js'
import { Recorder } from './pipeline/recorder.js'
import { identifyByKey } from './pipeline/request.js'
import { answerErrors } from './pipeline/thrown-errors.js'
import { Fidelity } from './rules/fidelity.js'
import { contacts } from './v1/contacts/routes.js'
import { v1 } from './v1/version.js'

/** After how many milliseconds a request that stalls is cut, and how often that is looked at. */
const STALL = { headers: 10_000, request: 30_000, lookEvery: 1000 }

const NO_DATA: StartingData = { knownIds: [], settingsOf: () => ({}), putInto: () => {} }

/** A server, and what a caller in the same process needs beside it. */
export interface App {
  http: FastifyInstance
  keys: Keys
  /** Makes a control call without HTTP. */
  call: (call: LocalCall) => Promise<{ status: number; body: unknown }>
}

/** What is known of it outside. */
export interface Surroundings {
  /** The flags that say the same as the settings. */
  flags: () => Promise<string[]>
  /** The certificate of the proxy, where one runs. */
  authority: () => string | undefined
}

/**
 * The server, in the order in which a request meets it.
 * @param before is called with each server before any route of it is there
 * @throws DataError
 */
export async function createApp(
  settings: Settings,
  stall = STALL,
  before: (http: FastifyInstance) => void = () => {},
  { flags, authority }: Surroundings = { flags: async () => [], authority: () => undefined }
): Promise<App> {
  const { allowedHosts, controlKey, host, rateLimit, reasonHeader, tagsOnUpdate } = settings
  const keys = new Keys(settings.apiKeys.map(parseKeyRule), settings.randomSeed, settings.agencyKeys.map(parseKeyRule))
  const fidelity = new Fidelity(settings.fidelity)
  const log = createLog(settings.log, settings.logTarget)
  const waits = new Waits()
  const feed = new Feed(log.bug)
  const starting = settings.data === undefined ? NO_DATA : (await import('./data/read-data.js')).readData(settings.data, keys)
  const locations = new Locations(settings, keys, fidelity, feed, starting, (id) => waits.concern(id))
  const gone = new Dropped(async () => {
    const { newTallies } = await import('./control/coverage-route.js')
    return newTallies()
  })
  locations.exchanges.whenGone = (entry) => gone.add(entry)
  const inFlight = new InFlight()
  const controlInFlight = new InFlight()
  const recorder = new Recorder(locations, inFlight, log)
  const faults = new FaultInjection(locations, inFlight, recorder)
  const limitRate = rateLimit && rateLimiter(parseRate(rateLimit))
  const served = new ServedRoutes()

  const frameworkErrors = (_error: Error, request: FastifyRequest, reply: FastifyReply) => answerBadPath(request, reply, recorder)
  const http = createServer({
    requestTimeout: stall.request,
    http: { headersTimeout: stall.headers, connectionsCheckingInterval: stall.lookEvery, requireHostHeader: false },
    // The base path of the documented curl is the real one with another in front.
    rewriteUrl: ({ url = '' }) => withoutPrefix(url),
    frameworkErrors: (error, request, reply) => {
      const { url = '' } = request.raw
      if (isPathOfV2(url)) void versionTwo.handOver(request, reply)
      else if (isPathOfControl(url)) void controlServer.handOver(request, reply)
      else frameworkErrors(error, request, reply)
    },
    clientErrorHandler: (error, socket) => answerBrokenHttp(error, socket, http, recorder, inFlight)
  })
  answerWhatNodeRefuses(http, recorder)
  closeSwiftly(http, inFlight, controlInFlight)

  /** What an emulated request meets on its way to the routes. */
  const emulate = (server: FastifyInstance, version: ApiVersion, beforeRouting?: (emulated: FastifyInstance) => void): FastifyInstance => {
    server.decorateRequest('exchange')
    server.decorateRequest('location', null)
    server.decorate('tellsReasons', reasonHeader)
    server.decorate('words', version.words)
    before(server)
    return server.register(async (emulated) => {
      beforeRouting?.(emulated)
      // What happens as an answer leaves comes in this order: a fault may cut or shorten it, and the result is recorded.
      faults.beforeAnswering(emulated)
      recorder.record(emulated)
      answerErrors(emulated, log)
      served.answerOthers(emulated, locations)
      readBody(emulated, version.takesForm)
      for (const { admit, routes } of version.scopes) {
        emulated.register(
          async (api) => {
            await admit(api)
            if (limitRate) api.addHook('onRequest', limitRate)
            inFlight.stopWhatWasCut(api, (request, reply) => recorder.cut(request, reply))
            faults.beforeHandling(api)
            requireJson(api)
            await routes(api)
          },
          { prefix: version.path }
        )
      }
    })
  }
  const close = (location: Location) => void reset({ locations, inFlight, waits }, location)
  const context = { fidelity, feed, tagsOnUpdate, locations, close }
  const ofV1 = v1(locations, inFlight, fidelity)
  const meanwhile: Meanwhile = {
    begin: (request, reply) => recorder.arrive(request, reply),
    end: (reply) => inFlight.leave(reply),
    cut: (request, reply) => {
      identifyByKey(request, locations)
      recorder.cut(request, reply)
    }
  }
  // What many an emulator is never asked for is loaded when it is: that shortens a start.
  const versionTwo = laterServer(
    http,
    async () => {
      const { v2 } = await import('./v2/version.js')
      return emulate(createServer({ frameworkErrors }), v2(context, locations, inFlight))
    },
    meanwhile,
    isPathOfV2
  )
  const resources = async (api: FastifyInstance) => (await import('./v1/routes.js')).resources(api, context)
  const restOfV1 = laterServer(http, () => emulate(createServer({ frameworkErrors }), ofV1(resources)), meanwhile)
  // A route for what they serve would take its part of a start.
  const handOverToOthers = (emulated: FastifyInstance) =>
    emulated.addHook('onRequest', (request, reply, done) => {
      // As the router has it, which could decode it.
      const other = request.is404 ? others.find(({ isFor }) => isFor(decodeURI(pathOf(request.originalUrl)))) : undefined
      if (other) void other.server.handOver(request, reply)
      else done()
    })
  emulate(
    http,
    ofV1((api) => contacts(api, context)),
    handOverToOthers
  )

  /** Makes what serves a path, so that its routes are known. */
  const routesAt = (path: string) => (isPathOfV2(path) ? versionTwo.ready() : restOfV1.ready())

  http.addHook('preClose', (done) => {
    waits.close()
    done()
  })
  const tested = { locations, inFlight, waits, served, routesAt, fidelity, madeAt: performance.now() }
  const controlCalls = async () => {
    const { control } = await import('./control/routes.js')
    const { authorityOfProxy } = await import('./control/authority-route.js')
    const { oneContact } = await import('./control/contact-routes.js')
    const { expectations } = await import('./control/expect-routes.js')
    const { snapshots } = await import('./control/snapshot-routes.js')
    const { coverageOfRequests } = await import('./control/coverage-route.js')
    const { evidence } = await import('./evidence/routes.js')
    const { migration } = await import('./migrate/routes.js')
    return (api: FastifyInstance) => {
      control(api, tested)
      authorityOfProxy(api, authority)
      oneContact(api, tested)
      expectations(api, tested)
      snapshots(api, tested)
      evidence(api, { locations, fidelity, settings, flags })
      migration(api, { locations, settings })
      coverageOfRequests(api, { locations, fidelity, gone })
    }
  }
  const controlServer = serveControl(
    http,
    { controlKey, ownHosts: [host, ...allowedHosts], log, inFlight: controlInFlight },
    before,
    async (api) => {
      const calls = await controlCalls()
      const { inspector } = await import('./pages/inspector.js')
      const { reference } = await import('./pages/reference.js')
      inspector(api)
      reference(api)
      api.register(async (own) => calls(own))
    }
  )
  const others = [
    { server: versionTwo, isFor: isPathOfV2 },
    { server: controlServer, isFor: isPathOfControl },
    { server: restOfV1, isFor: (url: string) => isPathOfV1(withoutPrefix(url)) }
  ]
  let localCalls: Promise<LocalCalls> | undefined
  const makeLocalCalls = async () => {
    const { LocalCalls } = await import('./control/local-calls.js')
    return new LocalCalls(await controlCalls(), log.bug)
  }
  const call = async (call: LocalCall) => {
    localCalls ??= makeLocalCalls()
    return (await localCalls).answer(call)
  }
  return { http, keys, call }
}
