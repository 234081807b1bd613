import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { CONTROL_PATH } from '../http/paths.js'
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

/** Answers errors in the control API's own form: `{"error":{"code","message"}}`. */
export function answerControlErrors(api: FastifyInstance, onBug: (error: Error) => void): void {
  api.setErrorHandler((error: FastifyError & Partial<ControlError>, _request, reply) => {
    const { code, message, details, validation } = error
    if (error instanceof ControlError) return reply.code(error.statusCode).send({ error: { code, message, ...details } })
    if (validation)
      return reply.code(400).send({ error: { code: 'bad-request', message: messagesOf(validation as ErrorObject[]).join('; ') } })
    const known = STATUSES[code]
    if (known) return reply.code(known[0]).send({ error: { code: known[1], message } })
    onBug(error)
    return reply.code(500).send({ error: { code: 'bug', message: 'a bug of the emulator; its stack is on stderr' } })
  })
  // A route, for a second not-found handler would double the time that the router takes to be ready.
  api.all('/*', { onRequest: (request, _reply, done) => done(unknownCall(request)) }, unknownCall)
}

function unknownCall({ method, url }: FastifyRequest): ControlError {
  return new ControlError(
    404,
    'not-found',
    `${method} ${url.split('?')[0]} is not a control call; GET ${CONTROL_PATH}/docs shows those there are`
  )
}
