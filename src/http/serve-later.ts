import type { RequestListener } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What is done while the first request waits for the server that it is for. */
export interface Meanwhile {
  begin(request: FastifyRequest, reply: FastifyReply): void
  /** False when the request was cut: it then goes no further. */
  end(reply: FastifyReply): boolean
  /** Ends one whose caller has hung up. */
  cut?(request: FastifyRequest, reply: FastifyReply): void
}

/** A server behind the port of another one, made when it is first asked for. */
export interface LaterServer {
  /** Makes it, where that has not been done. */
  ready(): Promise<FastifyInstance>
  /** Has it answer a request, whose body is not read yet. */
  handOver(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

/**
 * Makes a server behind the port of `http` when it is first asked for: many an emulator is never asked, and a start is quicker without.
 * @param owns of which URLs it is given the requests at once when it is made: to be handed them by `http` takes a part of their time
 */
export function laterServer(
  http: FastifyInstance,
  create: () => FastifyInstance | Promise<FastifyInstance>,
  { begin, end, cut }: Meanwhile,
  owns?: (url: string) => boolean
): LaterServer {
  let made: Promise<FastifyInstance> | undefined
  let routing: FastifyInstance['routing'] | undefined
  const ready = async () => {
    made ??= Promise.resolve(create())
    const server = await made
    await server.ready()
    if (owns && routing === undefined) routeAtOnce(http, owns, server.routing)
    routing = server.routing
    return server
  }
  const handOver = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    if (routing) return routing(request.raw, reply.raw)
    begin(request, reply)
    const server = await ready()
    // What has not come of its body by now never will, and the other server would wait for it.
    if (cut && request.raw.destroyed) cut(request, reply)
    else if (end(reply)) server.routing(request.raw, reply.raw)
  }
  http.addHook('preClose', async () => (await made)?.close())
  return { ready, handOver }
}

function routeAtOnce({ server }: FastifyInstance, owns: (url: string) => boolean, routing: FastifyInstance['routing']): void {
  const others = server.listeners('request') as RequestListener[]
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    if (owns(String(request.url))) routing(request, response)
    else for (const listener of others) listener.call(server, request, response)
  })
}
