import type { FastifyReply } from 'fastify'

/** The requests that have arrived and are not yet answered. */
export class InFlight {
  readonly #replies = new Set<FastifyReply>()
  readonly #paused = new Set<FastifyReply>()

  enter(reply: FastifyReply): void {
    this.#replies.add(reply)
  }

  /** False when the request was cut in the meantime: it must then leave no trace. */
  leave(reply: FastifyReply): boolean {
    return this.#replies.delete(reply)
  }

  has(reply: FastifyReply): boolean {
    return this.#replies.has(reply)
  }

  /** How many there are in a location, or in all. */
  count(locationId?: string): number {
    if (locationId === undefined) return this.#replies.size
    return [...this.#replies].filter((reply) => reply.request.location?.id === locationId).length
  }

  /** The request on this connection that still waits for its answer. */
  on(socket: object): FastifyReply | undefined {
    for (const reply of this.#replies) if (reply.request.raw.socket === socket) return reply
    return undefined
  }

  /** Waits `ms` milliseconds. False when the caller hung up or the request was cut in the meantime. */
  pause(reply: FastifyReply, ms: number): Promise<boolean> {
    this.#paused.add(reply)
    return new Promise((resolve) => {
      const end = (stillThere: boolean) => {
        clearTimeout(timer)
        reply.raw.off('close', gone)
        this.#paused.delete(reply)
        resolve(stillThere)
      }
      const gone = () => end(false)
      const timer = setTimeout(end, ms, true)
      reply.raw.on('close', gone)
    })
  }

  /** Cuts the requests of a location, or all: nothing of them is stored, answered or recorded. */
  cut(locationId?: string): void {
    for (const reply of this.#replies) {
      if (locationId !== undefined && reply.request.location?.id !== locationId) continue
      this.#replies.delete(reply)
      reply.raw.destroy()
    }
  }

  /** Those that a fault delays are cut, and each other connection ends with the answer it waits for. */
  finish(): void {
    for (const reply of this.#paused) reply.raw.destroy()
    for (const reply of this.#replies) if (!reply.raw.headersSent) reply.raw.setHeader('connection', 'close')
  }
}
