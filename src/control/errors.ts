import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CONTROL_PATH, UNDECODABLE } from '../http/paths.js'
import { messagesOf } from '../validation/messages.js'

/** A control call that cannot be done. */
export class ControlError extends Error {
  readonly statusCode: number
  readonly code: string
  /** More of it, for a program. */
  readonly details: object

  constructor(statusCode: number, code: string, message: string, details: object = {}) {
    super(message)
    this.statusCode = statusCode
    this.code = code
    this.details = details
  }
}

// Errors of other makers, by their codes.
const STATUSES: Record<string, [number, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too-large'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'incomplete'],
  // The caller hung up before the whole body had come.
  ECONNRESET: [400, 'incomplete'],
  ERR_JSON: [400, 'bad-json'],
  reset: [409, 'reset'],
  closed: [503, 'closed']
}

/** How an error is answered, in the control API's own form: `{"error":{"code","message"}}`. */
export function answerOfError(error: Error, onBug: (error: Error) => void): { status: number; body: object } {
  const { code, message, details, validation } = error as FastifyError & Partial<ControlError>
  const answer = (status: number, code: string, message: string) => ({ status, body: { error: { code, message, ...details } } })
  if (error instanceof ControlError) return answer(error.statusCode, code, message)
  if (validation) return answer(400, 'bad-request', messagesOf(validation as ErrorObject[]).join('; '))
  const known = STATUSES[code]
  if (known) return answer(...known, message)
  onBug(error)
  return answer(500, 'bug', 'a bug of the emulator; its stack is on stderr')
}

/** Answers each error of a call so. */
export function answerControlErrors(api: FastifyInstance, onBug: (error: Error) => void): void {
  api.setErrorHandler((error: Error, _request, reply) => {
    const { status, body } = answerOfError(error, onBug)
    return reply.code(status).send(body)
  })
  // Before its body is read.
  api.addHook('onRequest', (request, _reply, done) => done(request.is404 ? unknownCall(request) : undefined))
}

/** Answers a call whose path the router cannot read. */
export function answerBadControlPath(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  reply.code(400).send({ error: { code: 'bad-request', message: UNDECODABLE } })
}

/** Where nothing is served. */
export function unknownCall({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): ControlError {
  return new ControlError(
    404,
    'not-found',
    `${method} ${url.split('?')[0]} is not a control call; GET ${CONTROL_PATH}/docs shows those there are`
  )
}
