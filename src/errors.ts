import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { Log } from './log.js'
import type { RuleId } from './rules.js'
import { whyWrongShape } from './shape.js'

/** An answer that says no: its status, its body in the API's own words, and the rule that asks for it. */
export interface Refusal {
  status: number
  body: unknown
  rule: RuleId
}

export const UNAUTHORIZED: Refusal = { status: 401, body: { msg: 'Unauthorized' }, rule: 'key.required' }
export const NOT_JSON: Refusal = { status: 400, body: { msg: 'Bad Request' }, rule: 'body.json' }
export const WRONG_TYPE: Refusal = { status: 400, body: { msg: 'Bad Request' }, rule: 'body.types' }
export const MALFORMED: Refusal = { status: 400, body: { msg: 'Bad Request' }, rule: 'http.malformed' }
export const TIMED_OUT: Refusal = { status: 408, body: { msg: 'Request Timeout' }, rule: 'http.malformed' }
export const TOO_LARGE: Refusal = { status: 413, body: { msg: 'Payload Too Large' }, rule: 'body.size' }
export const HEADER_TOO_LARGE: Refusal = { status: 431, body: { msg: 'Request Header Fields Too Large' }, rule: 'http.malformed' }
export const BUG: Refusal = { status: 500, body: { msg: 'Internal Server Error' }, rule: 'emulator.bug' }
export const NEITHER_EMAIL_NOR_PHONE: Refusal = {
  status: 422,
  body: { 'email or phone': { message: 'The email or phone field is mandatory.', rule: 'required' } },
  rule: 'contact.email-or-phone'
}

/** Answers with `refusal` and notes why, in sentences, for the journal and the log line. */
export function refuse(reply: FastifyReply, refusal: Refusal, reasons: readonly string[]): FastifyReply {
  const { exchange } = reply.request
  exchange.rule = refusal.rule
  exchange.reasons.push(...reasons)
  return reply.code(refusal.status).send(refusal.body)
}

// The errors of the server underneath that a caller causes; any other error is a bug of ours.
const CAUSED_BY_CALLER: Record<string, Refusal> = {
  FST_ERR_CTP_BODY_TOO_LARGE: TOO_LARGE,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: MALFORMED,
  FST_ERR_BAD_URL: MALFORMED,
  FST_ERR_MAX_PARAM_LENGTH: MALFORMED,
  ECONNRESET: MALFORMED
}

/** Turns what was thrown into an answer in the API's own words. */
export function answerErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) return refuse(reply, WRONG_TYPE, whyWrongShape(error.validation, request.body))
    const refusal = CAUSED_BY_CALLER[error.code]
    if (refusal === undefined) {
      log.bug(error)
      return refuse(reply, BUG, ['a bug of the emulator; its stack is on stderr'])
    }
    // The rest of an oversized body is read and thrown away, so that the caller gets to see the answer.
    reply.removeHeader('connection')
    return refuse(reply, refusal, [error.message])
  })
}
