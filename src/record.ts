import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Entry } from './exchange.js'
import type { InFlight } from './in-flight.js'
import type { Location, Locations } from './locations.js'
import type { Log } from './log.js'

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Entry
    /** What the key opened; null for a stranger. */
    location: Location | null
  }
}

/** Keeps every exchange: opened when a request arrives, in the journal before its answer leaves. */
export class Recorder {
  readonly #locations: Locations
  readonly #inFlight: InFlight
  readonly #log: Log

  constructor(locations: Locations, inFlight: InFlight, log: Log) {
    this.#locations = locations
    this.#inFlight = inFlight
    this.#log = log
  }

  record(app: FastifyInstance): void {
    app.addHook('onRequest', (request, reply, done) => {
      this.arrive(request, reply)
      done()
    })
    app.addHook('onSend', (request, reply, payload, done) => {
      this.answer(request, reply, payload as string)
      done()
    })
  }

  arrive(request: FastifyRequest, reply: FastifyReply): void {
    const { method = '', url = '', rawHeaders } = request.raw
    request.exchange = new Entry(method, url, rawHeaders, performance.now())
    this.#inFlight.enter(reply)
  }

  answer(request: FastifyRequest, reply: FastifyReply, payload: string): void {
    const { exchange, location } = request
    if (!this.#inFlight.leave(reply)) return
    if (location === null && reply.statusCode === 401) {
      exchange.rule = 'key.required'
      exchange.reasons.push(this.#locations.keys.whyRefused(request.raw.headers.authorization))
    }
    const hungUp = request.raw.destroyed && !request.raw.complete
    exchange.close(hungUp ? null : reply.statusCode, hungUp ? {} : reply.getHeaders(), hungUp ? null : payload)
    this.keep(exchange, location)
  }

  /** Puts a finished exchange into the journal it belongs to, and shows it in the log. */
  keep(exchange: Entry, location: Location | null): void {
    const clock = location?.clock ?? this.#locations.clock
    const elapsed = clock.standsStill ? 0 : performance.now() - exchange.arrivedAt
    exchange.durationMs = Math.round(elapsed * 100) / 100
    exchange.receivedAt = Math.round(clock.now() - elapsed)
    const journal = location?.journal ?? this.#locations.strangers
    journal.add(exchange)
    this.#log.exchange(exchange)
  }
}
