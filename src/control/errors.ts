import type { FastifyError, FastifyInstance } from 'fastify'
import type { Log } from '../log.js'
import { whyWrongShape } from '../shape.js'

/** A control call that cannot be done: `{"error":{"code","message"}}`. */
export class ControlError extends Error {
  readonly statusCode: number
  readonly code: string

  constructor(statusCode: number, code: string, message: string) {
    super(message)
    this.statusCode = statusCode
    this.code = code
  }
}

/** Answers errors in the control API's own form. */
export function answerControlErrors(api: FastifyInstance, log: Log): void {
  api.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) {
      const message = whyWrongShape(error.validation, request[error.validationContext as 'body']).join('; ')
      return reply.code(400).send({ error: { code: 'bad-request', message } })
    }
    const { statusCode = 500, code, message } = error
    if (statusCode < 500) return reply.code(statusCode).send({ error: { code, message } })
    log.bug(error)
    return reply.code(500).send({ error: { code: 'bug', message: 'a bug of the emulator; its stack is on stderr' } })
  })
  api.setNotFoundHandler((request, reply) => {
    const message = `${request.method} ${request.url.split('?')[0]} is not a control call; see the README for those there are`
    return reply.code(404).send({ error: { code: 'not-found', message } })
  })
}
