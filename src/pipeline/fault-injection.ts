import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerOf, type Fault } from '../faults/faults.js'
import { matchableOf } from '../journal/exchange.js'
import type { Location, Locations } from '../locations/locations.js'
import type { InFlight } from './in-flight.js'
import type { Recorder } from './recorder.js'

const HUNG_UP = 'the caller hung up while a fault held the answer back'

/** Makes armed faults happen: those that come before the request is handled, and those that spoil its answer. */
export function applyFaults(api: FastifyInstance, locations: Locations, inFlight: InFlight, recorder: Recorder): void {
  api.addHook('preValidation', (request, reply, done) => {
    // A reset may have cut it while its body came.
    if (!inFlight.has(reply)) return void reply.hijack()
    const fault = locations.takeFault(request.location as Location, () => matchableOf(request.exchange))
    if (fault === undefined) return done()
    request.exchange.fault = fault
    before(fault, request, reply).then((goesOn) => goesOn && done(), done)
  })

  async function before(fault: Fault, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { status, delayMs, connection } = fault
    if (delayMs !== undefined && !spoilsAnswer(fault) && !(await inFlight.pause(reply, delayMs))) return cut(request, reply, HUNG_UP)
    if (connection === 'reset-before') return cut(request, reply)
    if (status === undefined) return true
    request.exchange.rule = 'fault.armed'
    const { body, headers } = answerOf(fault)
    reply
      .code(status as number)
      .headers(headers)
      .send(body)
    return false
  }

  api.addHook('onSend', (request, reply, payload, done) => {
    const { fault } = request.exchange
    if (fault === null || !spoilsAnswer(fault)) return done()
    spoil(fault, request, reply, payload as string).catch(done)
  })

  async function spoil({ delayMs, connection }: Fault, request: FastifyRequest, reply: FastifyReply, payload: string): Promise<void> {
    if (delayMs !== undefined && !(await inFlight.pause(reply, delayMs))) cut(request, reply, HUNG_UP)
    else if (connection === 'reset-after') cut(request, reply)
    else truncate(request, reply, payload)
  }

  function cut(request: FastifyRequest, reply: FastifyReply, ...reasons: string[]): false {
    const { exchange } = request
    // Where the request was handled before, the rule by which that was done stays.
    exchange.rule ??= 'fault.armed'
    exchange.because(...reasons)
    recorder.cut(request, reply)
    reply.hijack()
    // Over inject there is no socket to reset; destroying the reply rejects the call.
    if ('resetAndDestroy' in request.raw.socket) request.raw.socket.resetAndDestroy()
    reply.raw.destroy()
    return false
  }

  function truncate(request: FastifyRequest, reply: FastifyReply, payload: string): void {
    const whole = Buffer.from(payload)
    const half = whole.subarray(0, Math.floor(whole.length / 2))
    recorder.answer(request, reply, half.toString())
    reply.hijack()
    reply.raw.writeHead(reply.statusCode, { ...(reply.getHeaders() as Record<string, string>), 'content-length': whole.length })
    reply.raw.write(half, () => reply.raw.destroy())
  }
}

/** Whether a fault lets the request be handled and then spoils the answer. */
export function spoilsAnswer({ connection }: Fault): boolean {
  return connection === 'reset-after' || connection === 'truncate'
}
