import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Location } from '../locations/location.js'

/** What is known of a request that is not yet answered. */
interface Pending {
  location: Location | undefined
  /** Ends the pause of one that a fault delays. */
  endPause: ((goesOn: boolean) => void) | undefined
}

/**
 * The requests that have arrived and are not yet answered. What a reset or a close has cut is no longer among them, and
 * leaves no trace from then on: here is where that is decided.
 */
export class InFlight {
  readonly #pending = new Map<FastifyReply, Pending>()
  /** What goes on when its turn has come, by connection. */
  readonly #queues = new WeakMap<Socket, Set<() => void>>()

  /**
   * Hook: what was cut while its body came goes no further; nor does a request on a connection that was cut before its
   * turn came. Of several that came at once on one connection each waits for the one before.
   * @param cut records one whose connection is gone
   */
  stopWhatWasCut(api: FastifyInstance, cut: (request: FastifyRequest, reply: FastifyReply) => void): void {
    api.addHook('preValidation', (request, reply, done) => {
      const goOn = () => {
        if (this.has(reply) && !request.raw.socket.destroyed) return done()
        cut(request, reply)
        reply.hijack()
      }
      // Node gives a connection to the answer whose turn it is.
      if (reply.raw.socket !== null) return goOn()
      const queue = this.#queueOf(request.raw.socket)
      const next = () => queue.delete(next) && goOn()
      queue.add(next)
      reply.raw.once('socket', next)
    })
  }

  // One listener for each connection: thousands of requests may wait on one.
  #queueOf(socket: Socket): Set<() => void> {
    const queue = this.#queues.get(socket) ?? new Set<() => void>()
    if (!this.#queues.has(socket)) {
      this.#queues.set(socket, queue)
      socket.once('close', () => {
        for (const next of queue) next()
      })
    }
    return queue
  }

  enter(reply: FastifyReply): void {
    this.#pending.set(reply, { location: undefined, endPause: undefined })
  }

  /** Counts a request to the location that its key opened. */
  enterLocation(reply: FastifyReply, location: Location): void {
    const pending = this.#pending.get(reply)
    // A reset may have cut it before its key was checked.
    if (pending === undefined) return
    pending.location = location
    location.inFlight++
  }

  /** False when the request was cut in the meantime: it must then leave no trace. */
  leave(reply: FastifyReply): boolean {
    const pending = this.#pending.get(reply)
    if (pending?.location) pending.location.inFlight--
    return this.#pending.delete(reply)
  }

  has(reply: FastifyReply): boolean {
    return this.#pending.has(reply)
  }

  /** How many there are in a location, or in all. */
  count(location?: Location): number {
    return location ? location.inFlight : this.#pending.size
  }

  /** The request on this connection that still waits for its answer. */
  on(socket: object): FastifyReply | undefined {
    for (const reply of this.#pending.keys()) if (reply.request.raw.socket === socket) return reply
    return undefined
  }

  /** Waits `ms` milliseconds. False when the caller hung up or the request was cut, in the meantime or before. */
  pause(reply: FastifyReply, ms: number): Promise<boolean> {
    const pending = this.#pending.get(reply)
    if (pending === undefined) return Promise.resolve(false)
    return new Promise((resolve) => {
      const end = (goesOn: boolean) => {
        clearTimeout(timer)
        reply.raw.off('close', gone)
        pending.endPause = undefined
        resolve(goesOn && this.has(reply))
      }
      const gone = () => end(false)
      const timer = setTimeout(end, ms, true)
      pending.endPause = end
      reply.raw.on('close', gone)
    })
  }

  /** Cuts the requests of a location, or all: nothing of them is stored, answered or recorded. */
  cut(location?: Location): void {
    for (const [reply, pending] of this.#pending) {
      if (location !== undefined && pending.location !== location) continue
      this.leave(reply)
      pending.endPause?.(false)
      reply.raw.destroy()
    }
  }

  /** Those that a fault delays are cut, and each other connection ends with the answer it waits for. */
  finish(): void {
    for (const [reply, { endPause }] of this.#pending) {
      if (endPause) reply.raw.destroy()
      else if (!reply.raw.headersSent) reply.raw.setHeader('connection', 'close')
    }
  }
}
