import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance } from 'fastify'
import type { Log } from '../journal/log.js'
import { BUG, MALFORMED, type Refusal, TOO_LARGE } from '../rules/refusals.js'
import { refuse, refuseFor } from './answer.js'

// The errors of the server underneath that a caller causes; any other error is a bug of ours.
const CAUSED_BY_CALLER: Record<string, [Refusal, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [TOO_LARGE, 'the body is larger than 1 MiB'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [MALFORMED, 'the body is not as long as its content-length says'],
  ECONNRESET: [MALFORMED, 'the caller hung up before the whole body had come']
}

/** Turns what was thrown into an answer in the API's own words. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) return refuseFor(reply, request.server.words.wrongShape(error.validation as ErrorObject[], request))
    const known = CAUSED_BY_CALLER[error.code]
    if (known === undefined) {
      log.bug(error)
      return refuse(reply, BUG, ['a bug of the emulator; its stack is on stderr'])
    }
    const [refusal, reason] = known
    // The rest of an oversized body is read and thrown away, so that the caller gets to see the answer.
    reply.removeHeader('connection')
    return refuse(reply, refusal, [reason])
  })
}
