import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NOT_JSON, refuse } from './errors.js'

export const BODY_LIMIT = 1024 * 1024
const BYTE_ORDER_MARK = '\uFEFF'

/** Takes a body in as text whatever its content type says, and keeps it for the journal. */
export function readAsText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, text, done) => {
    request.exchange.rawBody = text as string
    done(null, undefined)
  })
  // The documented curl names no content type, so curl says form-urlencoded over a JSON body. Some clients send
  // one that cannot be parsed, which would never reach a parser; the header as it came stays in the journal.
  app.addHook('onRequest', (request, _reply, done) => {
    request.raw.headers['content-type'] = 'application/json'
    done()
  })
}

/** Hook: from the text to `request.body`; what is not JSON is refused. */
export function parseJson(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const text = request.exchange.rawBody as string
  try {
    request.body = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text)
  } catch (error) {
    const why = text === '' ? 'the body is empty; send a JSON object' : `the body is not JSON: ${(error as Error).message}`
    refuse(reply, NOT_JSON, [why])
    return
  }
  done()
}
