import { Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { parseJson } from '../http/json.js'
import { BODY_LIMIT } from '../http/limits.js'
import { CONTROL_PATH } from '../http/paths.js'
import { wrongShape } from '../validation/validator.js'
import { answerOfError, ControlError, unknownCall } from './errors.js'
import { takenFrom } from './query.js'

const PARAMETER = /:(\w+)$/

interface Route extends RouteShorthandOptions {
  /** The name of the parameter at the end of its path, where there is one. */
  parameter: string | undefined
  handler: (request: FastifyRequest, reply: FastifyReply) => unknown
}

export interface LocalCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/_emulator`, with its query. */
  path: string
  headers: Record<string, string>
  /** JSON text. */
  body?: string | undefined
  /** Has a listener told that the caller waits no longer. */
  whenEnded?: ((listener: () => void) => void) | undefined
}

/**
 * Control calls of the same process: the routes of the control API, handled without HTTP and without the server that they have
 * there. Both take longer than what most of them do.
 */
export class LocalCalls {
  /** By method and path; a path that ends with a parameter is kept with `:` for it. */
  readonly #routes = new Map<string, Route>()
  readonly #onBug: (error: Error) => void

  /** @param register adds the routes, as to a server */
  constructor(register: (api: FastifyInstance) => void, onBug: (error: Error) => void) {
    this.#onBug = onBug
    const adding = (method: LocalCall['method']) => (path: string, options: RouteShorthandOptions, handler: unknown) => {
      const [, parameter] = PARAMETER.exec(path) ?? []
      const route = handler === undefined ? { handler: options } : { ...options, handler }
      this.#routes.set(`${method} ${CONTROL_PATH}${path.replace(PARAMETER, ':')}`, { ...route, parameter } as Route)
    }
    // Queries are checked in each call, and event streams are for HTTP alone.
    const api = { get: adding('GET'), post: adding('POST'), put: adding('PUT'), delete: adding('DELETE'), addHook: () => undefined }
    register(api as unknown as FastifyInstance)
  }

  /** What the control API would answer; the body is a copy, as it comes from JSON. */
  async answer(call: LocalCall): Promise<{ status: number; body: unknown }> {
    // In a turn of its own: what a call does before it waits is done before the next one begins, so a reset ends the waits before it.
    await setImmediate()
    try {
      return { status: 200, body: await this.#handle(call) }
    } catch (error) {
      return answerOfError(error as Error, this.#onBug)
    }
  }

  async #handle({ method, path, headers, body: text, whenEnded }: LocalCall): Promise<unknown> {
    const [route, request] = this.#requestOf(method, path, headers, text)
    const raw = { on: (_close: 'close', listener: () => void) => whenEnded?.(listener) }
    const reply = { raw, type: () => reply, send: (parts: Readable) => parts } as unknown as FastifyReply
    const result = await route.handler(request, reply)
    return JSON.parse(result instanceof Readable ? await textOf(result) : JSON.stringify(result))
  }

  #requestOf(method: LocalCall['method'], path: string, headers: Record<string, string>, text: string | undefined) {
    const url = new URL(CONTROL_PATH + path, 'http://localhost')
    const last = url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
    const parent = url.pathname.slice(0, url.pathname.length - last.length)
    const route = this.#routes.get(`${method} ${url.pathname}`) ?? this.#routes.get(`${method} ${parent}:`)
    if (route === undefined) throw unknownCall({ method, url: CONTROL_PATH + path })
    if (text !== undefined && Buffer.byteLength(text) > (route.bodyLimit ?? BODY_LIMIT))
      throw new ControlError(413, 'too-large', 'Request body is too large')
    const { parameter } = route
    const params = parameter === undefined ? {} : { [parameter]: decodeURIComponent(last) }
    const query = takenFrom(Object.fromEntries(url.searchParams), route.config)
    const body = text === undefined ? {} : parseJson(text)
    if (route.schema?.body) {
      const validation = wrongShape(route.schema.body as never, body)
      if (validation.length > 0) throw Object.assign(new Error(), { validation })
    }
    return [route, { headers, params, query, body } as unknown as FastifyRequest] as const
  }
}
