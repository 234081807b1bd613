import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Entry } from '../journal/entry.js'
import type { Log } from '../journal/log.js'
import { ExchangeHappening } from '../locations/feed.js'
import type { Location } from '../locations/location.js'
import type { Locations } from '../locations/locations.js'
import type { InFlight } from './in-flight.js'

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

  /** Hooks: the first and the last that an emulated request meets. */
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
    const { method = '', rawHeaders } = request.raw
    request.exchange = new Entry(method, request.originalUrl, rawHeaders, performance.now())
    // What somebody sent to where nothing is served may be meant for anything.
    if (request.is404) request.exchange.holdsSecrets = true
    this.#inFlight.enter(reply)
  }

  answer(request: FastifyRequest, reply: FastifyReply, payload: string): void {
    if (!this.#inFlight.leave(reply)) return
    const { exchange, location } = request
    if (request.raw.destroyed && !request.raw.complete) exchange.close(null, {}, null)
    else exchange.close(reply.statusCode, headersOf(reply), payload)
    this.keep(exchange, location)
  }

  /** Records that the connection was cut without an answer. */
  cut(request: FastifyRequest, reply: FastifyReply): void {
    if (!this.#inFlight.leave(reply)) return
    request.exchange.close(null, {}, null)
    this.keep(request.exchange, request.location)
  }

  /** Puts a finished exchange into the journal it belongs to, and tells of it. */
  keep(exchange: Entry, location: Location | null): void {
    const now = performance.now()
    const clock = location?.clock ?? this.#locations.clock
    const elapsed = clock.standsStill ? 0 : now - exchange.arrivedAt
    exchange.durationMs = Math.round(elapsed * 100) / 100
    exchange.receivedAt = Math.round(clock.now() - elapsed)
    const journal = location?.journal ?? this.#locations.withoutKey
    journal.add(exchange)
    this.#locations.lastActive = now
    if (location) location.lastActive = now
    this.#locations.feed.publish(new ExchangeHappening(exchange))
    this.#log.exchange(exchange)
  }
}

// Reading all headers takes about as long as the rest of the recording. An answer without a refusal, a
// fault or a rate limit has only one header that is not about the connection.
function headersOf(reply: FastifyReply): Readonly<Record<string, unknown>> {
  const { fault } = reply.request.exchange
  if (reply.statusCode >= 300 || fault !== null || reply.hasHeader('x-ratelimit-max')) return reply.getHeaders()
  return { 'content-type': reply.getHeader('content-type') }
}
