import type { FastifyInstance, FastifyRequest } from 'fastify'

export const BODY_LIMIT = 1024 * 1024
const BYTE_ORDER_MARK = '\uFEFF'

/** Hands every body to `take` as text, whatever its content type says; what that returns is `request.body`. */
export function readAsText(app: FastifyInstance, take: (request: FastifyRequest, text: string) => unknown): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    try {
      done(null, take(request, text as string))
    } catch (error) {
      done(error as Error)
    }
  })
  // The documented curl names no content type, so curl says form-urlencoded over a JSON body. Some clients send
  // one that cannot be parsed, which would never reach a parser; the header as it came stays in the journal.
  app.addHook('onRequest', (request, _reply, done) => {
    request.raw.headers['content-type'] = 'application/json'
    done()
  })
}

/** A body that is not JSON; its message says what is wrong with it. */
export class JsonError extends Error {
  readonly code = 'ERR_JSON'
}

/** @throws JsonError */
export function parseJson(text: string): unknown {
  if (text === '') throw new JsonError('the body is empty; send a JSON object')
  try {
    return JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text)
  } catch (error) {
    throw new JsonError(`the body is not JSON: ${(error as Error).message}`)
  }
}
