import type { FastifyInstance, FastifyRequest } from 'fastify'
import { JsonError, parseJson, readAsText } from '../http/json.js'
import { NOT_JSON } from '../rules/refusals.js'
import { refuse } from './answer.js'

/** Keeps the text of each body, and parses it once; why that failed stands in the place of the body until `requireJson`. */
export function readBody(app: FastifyInstance): void {
  readAsText(app, ({ exchange }, text) => {
    exchange.rawBody = text
    const body = parsed(text)
    // Its message quotes the text, in which the key may stand.
    return body instanceof JsonError ? parsed(exchange.rawBody) : body
  })
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    return error
  }
}

/** Hook: refuses a body that is not JSON where one is wanted. */
export function requireJson(api: FastifyInstance): void {
  api.addHook('preValidation', (request, reply, done) => {
    if (!(request.body instanceof JsonError) || request.routeOptions.schema?.body === undefined) return done()
    refuse(reply, NOT_JSON, [request.body.message])
  })
}

/** What the body of a request holds; undefined where it has none or is not JSON. */
export function bodyOf({ body }: FastifyRequest): unknown {
  return body instanceof JsonError ? undefined : body
}
