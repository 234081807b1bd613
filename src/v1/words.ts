import type { TSchema } from '@sinclair/typebox'
import type { ErrorObject } from 'ajv'
import type { FastifyRequest } from 'fastify'
import { inDocumentedShape } from '../pipeline/observed-shapes.js'
import type { Words } from '../pipeline/words.js'
import type { Fidelity } from '../rules/fidelity.js'
import { type Refusal, WRONG_TYPE } from '../rules/refusals.js'
import { wrongType } from '../rules/wording.js'
import { messagesOf } from '../validation/messages.js'
import { wrongShape } from '../validation/validator.js'

/** How version 1 says no. */
export function wordsOfV1(fidelity: Fidelity): Words {
  return {
    body: ({ body }) => body,
    wrongShape: (errors, request) => ({
      refusal: fidelity.has('body.types') ? WRONG_TYPE : inWordsOfValidator(errors, request.routeOptions.schema?.body),
      reasons: [...messagesOf(errors), ...otherProfile(request, fidelity)]
    })
  }
}

// The forms in which programs send what the pages have in another.
function otherProfile(request: FastifyRequest, fidelity: Fidelity): string[] {
  if (!fidelity.has('body.types')) return []
  const schema = request.routeOptions.schema?.body as TSchema
  return wrongShape(schema, inDocumentedShape(request.body, schema as object)).length === 0 ? ['it is taken with fidelity observed'] : []
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
