import type { FastifyInstance, FastifyRequest } from 'fastify'
import { MOST_LEVELS } from './limits.js'

/** The content type of JSON that is sent. */
export const JSON_TYPE = 'application/json; charset=utf-8'

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

/**
 * @param what is named where it is no JSON
 * @throws JsonError
 */
export function parseJson(text: string, what: 'body' | 'file' = 'body'): unknown {
  if (text === '') throw new JsonError(`the ${what} is empty; send a JSON object`)
  if (isTooDeep(text)) throw new JsonError(`the ${what} is nested deeper than ${MOST_LEVELS} levels; send a flatter one`)
  try {
    return JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text)
  } catch (error) {
    throw new JsonError(`the ${what} is not JSON: ${(error as Error).message}`)
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

// Looked for in the text, for the parser of Node has no bound.
function isTooDeep(text: string): boolean {
  // Each level is opened and closed.
  if (text.length <= 2 * MOST_LEVELS) return false
  let level = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === QUOTE) index = endOfString(text, index)
    // [ and {, ] and }: one bit apart.
    else if ((code | 0x20) === 0x7b) {
      if (++level > MOST_LEVELS) return true
    } else if ((code | 0x20) === 0x7d) level--
  }
  return false
}

/** The place of the quote that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = start
  do {
    end = text.indexOf('"', end + 1)
    if (end === -1) return text.length
  } while (isEscaped(text, end))
  return end
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(index - 1 - backslashes) === BACKSLASH) backslashes++
  return backslashes % 2 === 1
}
