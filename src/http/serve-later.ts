import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What is done while the first request waits for the server that it is for. */
export interface Meanwhile {
  begin(request: FastifyRequest, reply: FastifyReply): void
  /** False when the request was cut: it then goes no further. */
  end(reply: FastifyReply): boolean
}

/**
 * Serves what is under `path` by a server of its own behind the port of `http`, made when it is first asked for: many an
 * emulator is started without ever being asked, and each route takes its part of a start.
 * @returns makes the server, where that has not been done
 */
export function serveLater(
  http: FastifyInstance,
  path: string,
  create: () => FastifyInstance,
  { begin, end }: Meanwhile
): () => Promise<FastifyInstance> {
  let server: FastifyInstance | undefined
  const ready = async () => {
    server ??= create()
    await server.ready()
    return server
  }
  const handOver = async (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    begin(request, reply)
    const { routing } = await ready()
    if (end(reply)) routing(request.raw, reply.raw)
  }
  // Before the body is read, which is for the other one to do; the handler is never come to.
  http.all(`${path}/*`, { onRequest: handOver }, handOver)
  http.get(path, handOver)
  http.addHook('preClose', async () => server?.close())
  return ready
}
