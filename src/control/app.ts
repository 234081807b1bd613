import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseJson, readAsText } from '../http/json.js'
import { CONTROL_PATH } from '../http/paths.js'
import { createServer } from '../http/server.js'
import type { Log } from '../journal/log.js'
import { answerControlErrors } from './errors.js'
import { guard } from './guard.js'

/**
 * Serves the control API: a server of its own behind the port of `http`, made by the first call to it, because it has
 * half of all routes, and many an emulator is started without ever getting one.
 * @param before is called before any route of it is there
 * @param routes registers what it serves
 */
export function serveControl(
  http: FastifyInstance,
  { controlKey, ownHosts, log }: { controlKey: string | undefined; ownHosts: readonly string[]; log: Log },
  before: (api: FastifyInstance) => void,
  routes: (api: FastifyInstance) => void
): void {
  const create = (): FastifyInstance => {
    const server = createServer()
    before(server)
    server.register(
      async (api) => {
        guard(api, controlKey, ownHosts)
        answerControlErrors(api, log)
        readAsText(api, (_request, text) => (text === '' ? {} : parseJson(text)))
        routes(api)
      },
      { prefix: CONTROL_PATH }
    )
    return server
  }
  let api: FastifyInstance | undefined
  const handOver = async ({ raw }: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    api ??= create()
    await api.ready()
    api.routing(raw, reply.raw)
  }
  http.get(CONTROL_PATH, handOver)
  // Before the body is read, which is for the other one to do; the handler is never come to.
  http.all(`${CONTROL_PATH}/*`, { onRequest: handOver }, handOver)
  http.addHook('preClose', async () => api?.close())
}
