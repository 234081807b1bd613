import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Entry } from '../journal/entry.js'
import { HEADER_TOO_LARGE, MALFORMED, type Refusal, TIMED_OUT } from '../rules/refusals.js'
import type { InFlight } from './in-flight.js'
import type { Recorder } from './recorder.js'

const GRACE_MS = 1000

interface ClientError extends Error {
  code: string
  rawPacket?: unknown
}

const REFUSALS: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: HEADER_TOO_LARGE,
  ERR_HTTP_REQUEST_TIMEOUT: TIMED_OUT
}

/** Answers what never became a request: garbage, a header over the limit, a request that stalls. */
export function answerBrokenHttp(error: ClientError, socket: Socket, recorder: Recorder, inFlight: InFlight): void {
  // Reset, or answered before: what had come of a request is recorded when the reading of it fails.
  if (!socket.writable) return
  const refusal = REFUSALS[error.code] ?? MALFORMED
  const body = JSON.stringify(refusal.body)
  const arrived = inFlight.on(socket)
  if (arrived) noteHalfBody(arrived, error, refusal, body, recorder)
  else if (socket.bytesRead > 0) recorder.keep(entryOf(error, refusal, body), null)
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close'
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

// The request has arrived, but its body did not.
function noteHalfBody(reply: FastifyReply, error: ClientError, refusal: Refusal, body: string, recorder: Recorder): void {
  const { exchange } = reply.request
  exchange.rule = refusal.rule
  exchange.because(`the body did not come whole: ${error.message}`)
  recorder.answer(reply.request, reply.code(refusal.status), body)
}

function entryOf(error: ClientError, refusal: Refusal, body: string): Entry {
  // Of the raw bytes only a request line is kept: what follows may hold a key.
  const [, method = '', url = ''] = /^([A-Z]+) (\/\S*) HTTP/.exec(String(error.rawPacket)) ?? []
  const entry = new Entry(method, url, [], performance.now())
  entry.rule = refusal.rule
  entry.because(`not a whole HTTP request: ${error.message}`)
  entry.close(refusal.status, {}, body)
  return entry
}

/** Answers a path that cannot be decoded; the router gives up on it before any hook runs. */
export function answerBadPath(request: FastifyRequest, reply: FastifyReply, recorder: Recorder): void {
  recorder.arrive(request, reply)
  const payload = JSON.stringify(MALFORMED.body)
  request.exchange.rule = MALFORMED.rule
  request.exchange.because('the path cannot be decoded: a % is not followed by two hexadecimal digits, or what they stand for is no text')
  reply.code(MALFORMED.status).header('content-type', 'application/json; charset=utf-8')
  recorder.answer(request, reply, payload)
  reply.send(payload)
}

/**
 * On close, connections with nothing to answer are cut at once, also those that never sent a whole request;
 * the others get their answer, or are cut after a second.
 */
export function closeSwiftly(app: FastifyInstance, inFlight: InFlight): void {
  const sockets = new Set<Socket>()
  app.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  app.addHook('preClose', (done) => {
    for (const socket of sockets) if (!inFlight.on(socket)) socket.destroy()
    inFlight.finish()
    const cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
    app.server.on('close', () => clearTimeout(cut))
    done()
  })
}
