import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Location } from '../locations/location.js'

/** What is known of a request that is not yet answered, among the others. */
interface Pending {
  readonly reply: FastifyReply
  location: Location | undefined
  /** Ends the pause of one that a fault delays. */
  endPause: ((goesOn: boolean) => void) | undefined
  earlier: Pending | undefined
  later: Pending | undefined
}

declare module 'fastify' {
  interface FastifyReply {
    /** Until it is answered, or cut. */
    pending: Pending | undefined
  }
}

/**
 * The requests that have arrived and are not yet answered. What a reset or a close has cut is no longer among them, and
 * leaves no trace from then on: here is where that is decided.
 */
export class InFlight {
  // They are linked, and each is found by its reply: a Map of replies takes several times as long.
  #oldest: Pending | undefined
  #newest: Pending | undefined
  #count = 0
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
    const pending: Pending = { reply, location: undefined, endPause: undefined, earlier: this.#newest, later: undefined }
    if (this.#newest) this.#newest.later = pending
    else this.#oldest = pending
    this.#newest = pending
    this.#count++
    reply.pending = pending
  }

  /** Counts a request to the location that its key opened. */
  enterLocation(reply: FastifyReply, location: Location): void {
    const { pending } = reply
    // A reset may have cut it before its key was checked.
    if (pending === undefined) return
    pending.location = location
    location.inFlight++
  }

  /** False when the request was cut in the meantime: it must then leave no trace. */
  leave(reply: FastifyReply): boolean {
    const { pending } = reply
    if (pending === undefined) return false
    const { location, earlier, later } = pending
    if (location) location.inFlight--
    if (earlier) earlier.later = later
    else this.#oldest = later
    if (later) later.earlier = earlier
    else this.#newest = earlier
    this.#count--
    reply.pending = undefined
    // What has grown old in memory is collected late, and all that it points to with it.
    pending.earlier = undefined
    pending.later = undefined
    return true
  }

  has(reply: FastifyReply): boolean {
    return reply.pending !== undefined
  }

  /** How many there are in a location, or in all. */
  count(location?: Location): number {
    return location ? location.inFlight : this.#count
  }

  /** The request on this connection that still waits for its answer. */
  on(socket: object): FastifyReply | undefined {
    for (const { reply } of this) if (reply.request.raw.socket === socket) return reply
    return undefined
  }

  /** Waits `ms` milliseconds. False when the caller hung up or the request was cut, in the meantime or before. */
  pause(reply: FastifyReply, ms: number): Promise<boolean> {
    const { pending } = reply
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
    for (const pending of this) {
      if (location !== undefined && pending.location !== location) continue
      const { reply } = pending
      this.leave(reply)
      pending.endPause?.(false)
      reply.raw.destroy()
    }
  }

  /** Those that a fault delays are cut, and each other connection ends with the answer it waits for. */
  finish(): void {
    for (const { reply, endPause } of this) {
      if (endPause) reply.raw.destroy()
      else if (!reply.raw.headersSent) reply.raw.setHeader('connection', 'close')
    }
  }

  *[Symbol.iterator](): Generator<Pending> {
    for (let pending = this.#oldest; pending; ) {
      // It may leave while it is looked at.
      const { later } = pending
      yield pending
      pending = later
    }
  }
}
