import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance } from 'fastify'
import type { Log } from '../journal/log.js'
import { BUG } from '../rules/refusals.js'
import { refuse, refuseFor } from './answer.js'
import { whyNotRead } from './too-large-or-cut.js'

/** Turns what was thrown into an answer in the API's own words. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) return refuseFor(reply, request.server.words.wrongShape(error.validation as ErrorObject[], request))
    const refused = whyNotRead(error)
    if (refused === undefined) {
      log.bug(error)
      return refuse(reply, BUG, ['a bug of the emulator; its stack is on stderr'])
    }
    // The rest of an oversized body is read and thrown away, so that the caller gets to see the answer.
    reply.removeHeader('connection')
    return refuseFor(reply, refused)
  })
}
