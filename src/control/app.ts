import type { FastifyInstance } from 'fastify'
import { parseJson, readAsText } from '../http/json.js'
import { CONTROL_PATH } from '../http/paths.js'
import { serveLater } from '../http/serve-later.js'
import { createServer } from '../http/server.js'
import type { Log } from '../journal/log.js'
import { answerControlErrors } from './errors.js'
import { guard } from './guard.js'

/**
 * Serves the control API, which has routes of its own for every call.
 * @param before is called before any route of it is there
 * @param routes registers what it serves
 */
export function serveControl(
  http: FastifyInstance,
  { controlKey, ownHosts, log }: { controlKey: string | undefined; ownHosts: readonly string[]; log: Log },
  before: (api: FastifyInstance) => void,
  routes: (api: FastifyInstance) => void
): void {
  serveLater(http, CONTROL_PATH, () => {
    const server = createServer()
    before(server)
    server.register(
      async (api) => {
        guard(api, controlKey, ownHosts)
        answerControlErrors(api, log.bug)
        readAsText(api, (_request, text) => (text === '' ? {} : parseJson(text)))
        routes(api)
      },
      { prefix: CONTROL_PATH }
    )
    return server
  })
}
