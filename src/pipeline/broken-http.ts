import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { JSON_TYPE } from '../http/json.js'
import { Entry } from '../journal/entry.js'
import { EXPECTATION_FAILED, HEADER_TOO_LARGE, MALFORMED, type Refusal, TIMED_OUT, UNKNOWN_METHOD } from '../rules/refusals.js'
import type { InFlight } from './in-flight.js'
import { inHeader, REASON_HEADER, tellReasons } from './reason-header.js'
import type { Recorder } from './recorder.js'

interface ClientError extends Error {
  code: string
  rawPacket?: unknown
}

const REFUSALS: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: HEADER_TOO_LARGE,
  ERR_HTTP_REQUEST_TIMEOUT: TIMED_OUT
}

/** Answers what never became a request: garbage, a header over the limit, a request that stalls. */
export function answerBrokenHttp(error: ClientError, socket: Socket, app: FastifyInstance, recorder: Recorder, inFlight: InFlight): void {
  // Reset, or answered before: what had come of a request is recorded when the reading of it fails.
  if (!socket.writable) return
  const refusal = REFUSALS[error.code] ?? MALFORMED
  const body = JSON.stringify(refusal.body)
  const arrived = inFlight.on(socket)
  const isHalf = arrived !== undefined && !arrived.request.raw.complete
  const reason = `${isHalf ? 'the body did not come whole' : 'not a whole HTTP request'}: ${error.message}`
  if (isHalf) noteHalfBody(arrived, reason, refusal, body, recorder)
  else if (socket.bytesRead > 0) {
    const entry = new Entry(...requestLineOf(error), keyHeaderOf(error), performance.now())
    keepRefused(recorder, entry, refusal, body, reason)
  }
  // A whole request waits for its answer here, which this must not be taken for.
  if (arrived?.request.raw.complete) return void socket.destroy()
  socket.end(headOf(refusal.status, body, app, reason) + body)
}

function headOf(status: number, body: string, { tellsReasons }: FastifyInstance, reason: string): string {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${JSON_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    ...(tellsReasons ? [`${REASON_HEADER}: ${inHeader([reason])}`] : []),
    'connection: close'
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

// The request has arrived, but its body did not.
function noteHalfBody(reply: FastifyReply, reason: string, refusal: Refusal, body: string, recorder: Recorder): void {
  const { exchange } = reply.request
  exchange.rule = refusal.rule
  exchange.because(reason)
  tellReasons(reply)
  recorder.answer(reply.request, reply.code(refusal.status), body)
}

// Of the raw bytes a request line is kept, and that there was a key, which is not: it may stand in the request line too.
function requestLineOf({ rawPacket }: ClientError): [method: string, url: string] {
  const [, method = '', url = ''] = /^([A-Z]+) (\/\S*) HTTP/.exec(String(rawPacket)) ?? []
  return [method, url]
}

function keyHeaderOf({ rawPacket }: ClientError): string[] {
  const [, name, value] = /^(authorization):(.*)/im.exec(String(rawPacket)) ?? []
  return name === undefined || value === undefined ? [] : [name, value]
}

/** Records a request that no route and no hook ever sees. */
function keepRefused(recorder: Recorder, entry: Entry, { status, rule }: Refusal, body: string, reason: string): void {
  entry.rule = rule
  entry.because(reason)
  entry.close(status, {}, body)
  recorder.keep(entry, null)
}

/** Answers what Node would refuse without a word to anybody: an Expect header other than 100-continue, and CONNECT. */
export function answerWhatNodeRefuses(app: FastifyInstance, recorder: Recorder): void {
  const note = ({ method = '', url = '', rawHeaders }: IncomingMessage, refusal: Refusal, reason: string): string => {
    const body = JSON.stringify(refusal.body)
    keepRefused(recorder, new Entry(method, url, rawHeaders, performance.now()), refusal, body, reason)
    return body
  }
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const reason = 'an Expect header other than 100-continue cannot be met; leave it out'
    const payload = note(request, EXPECTATION_FAILED, reason)
    const told = app.tellsReasons && { [REASON_HEADER]: reason }
    response.writeHead(EXPECTATION_FAILED.status, { 'content-type': JSON_TYPE, connection: 'close', ...told }).end(payload)
  })
  app.server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const reason = 'CONNECT is for proxies, and this is none; send the request itself here'
    const payload = note(request, UNKNOWN_METHOD, reason)
    socket.on('error', () => {})
    socket.end(headOf(UNKNOWN_METHOD.status, payload, app, reason) + payload)
  })
}
