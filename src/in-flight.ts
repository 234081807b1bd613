import type { FastifyReply } from 'fastify'

/** The requests that have arrived and are not yet answered. */
export class InFlight {
  readonly #replies = new Set<FastifyReply>()

  enter(reply: FastifyReply): void {
    this.#replies.add(reply)
  }

  /** False when the request was cut in the meantime: it must then leave no trace. */
  leave(reply: FastifyReply): boolean {
    return this.#replies.delete(reply)
  }

  /** The request on this connection that still waits for its answer. */
  on(socket: object): FastifyReply | undefined {
    for (const reply of this.#replies) if (reply.request.raw.socket === socket) return reply
    return undefined
  }

  /** Each connection ends with the answer it waits for. */
  endConnections(): void {
    for (const reply of this.#replies) reply.raw.setHeader('connection', 'close')
  }
}
