import type { TSchema } from '@sinclair/typebox'
import type { ErrorObject } from 'ajv'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import type { Log } from '../journal/log.js'
import type { Fidelity } from '../rules/fidelity.js'
import { BUG, MALFORMED, type Refusal, TOO_LARGE, WRONG_TYPE } from '../rules/refusals.js'
import { wrongType } from '../rules/wording.js'
import { messagesOf } from '../validation/messages.js'
import { wrongShape } from '../validation/validator.js'
import { refuse } from './answer.js'
import { inDocumentedForm } from './observed-forms.js'

// The errors of the server underneath that a caller causes; any other error is a bug of ours.
const CAUSED_BY_CALLER: Record<string, [Refusal, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [TOO_LARGE, 'the body is larger than 1 MiB'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [MALFORMED, 'the body is not as long as its content-length says'],
  ECONNRESET: [MALFORMED, 'the caller hung up before the whole body had come']
}

/** Turns what was thrown into an answer in the API's own words. */
export function answerErrors(app: FastifyInstance, log: Log, fidelity: Fidelity): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) {
      const errors = error.validation as ErrorObject[]
      const refusal = fidelity.has('body.types') ? WRONG_TYPE : inWordsOfValidator(errors, request.routeOptions.schema?.body)
      return refuse(reply, refusal, [...messagesOf(errors), ...otherProfile(request, fidelity)])
    }
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

// The forms in which programs send what the pages have in another.
function otherProfile(request: FastifyRequest, fidelity: Fidelity): string[] {
  if (!fidelity.has('body.types')) return []
  const schema = request.routeOptions.schema?.body as TSchema
  return wrongShape(schema, inDocumentedForm(request.body, schema as object)).length === 0 ? ['it is taken with fidelity observed'] : []
}

// One error a field; a body that is no object at all has no field to name.
function inWordsOfValidator(errors: readonly ErrorObject[], schema: unknown): Refusal {
  const { properties } = schema as { properties: Record<string, { type: string }> }
  const fields = [...new Set(errors.map(({ instancePath }) => instancePath.split('/')[1]))]
  const bodies = fields.map((field) => field !== undefined && wrongType(field, (properties[field] as { type: string }).type))
  if (bodies.includes(false)) return WRONG_TYPE
  const body = Object.assign({}, ...bodies)
  return { status: 422, body, rule: 'body.types-422' }
}
