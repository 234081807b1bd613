import { finished } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseJson, readAsText } from '../http/json.js'
import { CONTROL_PATH, isPathOfControl } from '../http/paths.js'
import { type LaterServer, laterServer } from '../http/serve-later.js'
import { createServer } from '../http/server.js'
import type { Log } from '../journal/log.js'
import type { InFlight } from '../pipeline/in-flight.js'
import { answerBadControlPath, answerControlErrors } from './errors.js'
import { guard } from './guard.js'

/**
 * The server of the control API, which has routes of its own for every call.
 * @param before is called before any route of it is there
 * @param routes registers what it serves
 */
export function serveControl(
  http: FastifyInstance,
  { controlKey, ownHosts, log, inFlight }: { controlKey: string | undefined; ownHosts: readonly string[]; log: Log; inFlight: InFlight },
  before: (api: FastifyInstance) => void,
  routes: (api: FastifyInstance) => Promise<void>
): LaterServer {
  const begin = (_request: FastifyRequest, reply: FastifyReply) => {
    inFlight.enter(reply)
    finished(reply.raw, () => inFlight.leave(reply))
  }
  const create = () => {
    const server = createServer({ frameworkErrors: answerBadControlPath })
    before(server)
    server.addHook('onRequest', (request, reply, done) => {
      begin(request, reply)
      done()
    })
    guard(server, controlKey, ownHosts)
    answerControlErrors(server, log.bug)
    readAsText(server, (_request, text) => (text === '' ? {} : parseJson(text)))
    server.register(routes, { prefix: CONTROL_PATH })
    return server
  }
  return laterServer(http, create, { begin, end: () => true }, isPathOfControl)
}
