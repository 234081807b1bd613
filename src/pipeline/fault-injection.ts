import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerOf } from '../faults/answer.js'
import type { Fault } from '../faults/fault.js'
import { matchableOf } from '../journal/view.js'
import type { Locations } from '../locations/locations.js'
import { answer } from './answer.js'
import { bodyOf } from './body.js'
import type { InFlight } from './in-flight.js'
import { REASON_HEADER } from './reason-header.js'
import type { Recorder } from './recorder.js'
import { sendHalf } from './truncate.js'

const HUNG_UP = 'the caller hung up while a fault held the answer back'

/** Makes armed faults happen: before the request is handled, or once it was and its answer is about to leave. */
export class FaultInjection {
  readonly #locations: Locations
  readonly #inFlight: InFlight
  readonly #recorder: Recorder

  constructor(locations: Locations, inFlight: InFlight, recorder: Recorder) {
    this.#locations = locations
    this.#inFlight = inFlight
    this.#recorder = recorder
  }

  /** Hook: the fault that decides a request, if one is armed for it. */
  beforeHandling(api: FastifyInstance): void {
    api.addHook('preValidation', (request, reply, done) => {
      const { location } = request
      const fault = location && this.#locations.takeFault(location, () => matchableOf(request.exchange, bodyOf(request)))
      if (!fault) return done()
      request.exchange.fault = fault
      this.#before(fault, request, reply).then((goesOn) => goesOn && done(), done)
    })
  }

  /** Hook: changes or cuts an answer, and records the result; hooks after this one never see what was sent before. */
  beforeAnswering(app: FastifyInstance): void {
    app.addHook('onSend', (request, reply, payload, done) => {
      const { fault } = request.exchange
      if (fault === null || !comesAfter(fault)) return done()
      this.#after(fault, request, reply, payload as string).then((changed) => changed !== undefined && done(null, changed), done)
    })
  }

  async #before(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { status, delayMs, connection } = fault
    if (delayMs !== undefined && !comesAfter(fault) && !(await this.#inFlight.pause(reply, delayMs))) {
      return this.#cut(request, reply, HUNG_UP)
    }
    if (connection === 'reset-before') return this.#cut(request, reply)
    if (status === undefined || fault.after === 'store') return true
    const { body, headers } = answerTo(request, { ...fault, status })
    answer(reply.code(status).headers(headers), 'fault.armed', body)
    return false
  }

  /** The payload in place of the one given; undefined where nothing is to be sent any more. */
  async #after(fault: Fault, request: FastifyRequest, reply: FastifyReply, payload: string): Promise<string | undefined> {
    const { delayMs, connection, status } = fault
    const isCut = delayMs !== undefined && !(await this.#inFlight.pause(reply, delayMs))
    if (isCut || connection === 'reset-after') {
      this.#cut(request, reply, ...(isCut ? [HUNG_UP] : []))
      return undefined
    }
    let answered = payload
    if (status !== undefined && fault.after === 'store') {
      const { body, headers } = answerTo(request, { ...fault, status })
      reply.code(status).removeHeader('content-length').removeHeader(REASON_HEADER).headers(headers)
      answered = body
    }
    if (connection !== 'truncate') return answered
    sendHalf(reply, answered, (half) => this.#recorder.answer(request, reply, half))
    return undefined
  }

  #cut(request: FastifyRequest, reply: FastifyReply, ...reasons: string[]): false {
    const { exchange } = request
    // Where the request was handled before, the rule by which that was done stays.
    exchange.rule ??= 'fault.armed'
    exchange.because(...reasons)
    this.#recorder.cut(request, reply)
    reply.hijack()
    // Over inject there is no socket to reset; destroying the reply rejects the call.
    if ('resetAndDestroy' in request.raw.socket) request.raw.socket.resetAndDestroy()
    reply.raw.destroy()
    return false
  }
}

/** The answer of a fault in the words of the version that was called. */
function answerTo(request: FastifyRequest, fault: Fault & { status: number }): ReturnType<typeof answerOf> {
  return answerOf(fault, (standard) => request.server.words.body(standard, request))
}

/** Whether a fault lets the request be handled, and decides as the answer leaves. */
function comesAfter({ connection, after }: Fault): boolean {
  return after === 'store' || connection === 'reset-after' || connection === 'truncate'
}
