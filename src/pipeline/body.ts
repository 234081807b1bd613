import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isForm, parseForm } from '../http/form.js'
import { JsonError, parseJson, readAsText } from '../http/json.js'
import { withoutQuote } from '../http/secret-fields.js'
import { NOT_JSON } from '../rules/refusals.js'
import { refuse } from './answer.js'

/**
 * Keeps the text of each body, and parses it once; why that failed stands in the place of the body until `requireJson`.
 * @param takesForm whether the body of a request may be a form
 */
export function readBody(app: FastifyInstance, takesForm: (request: FastifyRequest) => boolean): void {
  readAsText(app, (request, text) => {
    const { exchange } = request
    exchange.rawBody = text
    const body = parsed(text)
    if (!(body instanceof JsonError)) {
      exchange.readAs(body, text)
      return body
    }
    // Many say that they send a form, and send JSON.
    const isSentAsForm = isForm(contentTypeOf(request)) && !/^\s*([[{]|$)/.test(text)
    if (isSentAsForm && takesForm(request)) return formOf(request, text)
    // Its message quotes the text, in which the key may stand.
    const { message: told } = parsed(String(exchange.rawBody)) as JsonError
    const message = exchange.holdsSecrets ? withoutQuote(told) : told
    return new JsonError(isSentAsForm ? `${message}; a form is taken with fidelity observed` : message)
  })
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    return error
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body may be left out: then it is an empty object. */
    bodyMayBeLeftOut?: boolean
  }
}

/** Hook: refuses a body that cannot be read where one is wanted. */
export function requireJson(api: FastifyInstance): void {
  api.addHook('preValidation', (request, reply, done) => {
    if (request.routeOptions.config.bodyMayBeLeftOut && request.exchange.rawBody === '') request.body = {}
    if (!(request.body instanceof JsonError) || request.routeOptions.schema?.body === undefined) return done()
    refuse(reply, NOT_JSON, [request.body.message])
  })
}

/** What the body of a request holds; undefined where it has none or cannot be read. */
export function bodyOf({ body }: FastifyRequest): unknown {
  return body instanceof JsonError ? undefined : body
}

function formOf(request: FastifyRequest, text: string): unknown {
  try {
    const form = parseForm(text)
    request.exchange.readAsForm()
    return form
  } catch (error) {
    return error
  }
}

/** As it came: what reads the text has put another in its place. */
export function contentTypeOf({ raw: { rawHeaders } }: FastifyRequest): string | undefined {
  const name = rawHeaders.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === 'content-type')
  return name === -1 ? undefined : rawHeaders[name + 1]
}
