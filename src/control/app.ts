import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Core } from '../core.js'
import { parseJson, readAsText } from '../http/json.js'
import { createServer } from '../http/server.js'
import type { Served } from '../pipeline/not-found.js'
import { answerControlErrors } from './errors.js'
import { guard } from './guard.js'
import { control } from './routes.js'

const PREFIX = '/_emulator'

/**
 * Serves the control API: a server of its own behind the port of `http`, made by the first call to it, because it has
 * half of all routes, and many an emulator is started without ever getting one.
 * @param before is called before any route of it is there
 */
export function serveControl(http: FastifyInstance, core: Core, served: Served, before: (api: FastifyInstance) => void): void {
  let api: FastifyInstance | undefined
  const handOver = async ({ raw }: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    api ??= createControl(core, served, before)
    await api.ready()
    api.routing(raw, reply.raw)
  }
  http.get(PREFIX, handOver)
  // Before the body is read, which is for the other one to do; the handler is never come to.
  http.all(`${PREFIX}/*`, { onRequest: handOver }, handOver)
  http.addHook('preClose', async () => api?.close())
}

function createControl(core: Core, served: Served, before: (api: FastifyInstance) => void): FastifyInstance {
  const http = createServer()
  before(http)
  http.register(
    async (api) => {
      guard(api, core.settings.controlKey)
      answerControlErrors(api, core.log)
      readAsText(api, (_request, text) => (text === '' ? {} : parseJson(text)))
      control(api, core, served)
    },
    { prefix: PREFIX }
  )
  return http
}
