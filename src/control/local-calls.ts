import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { parseJson } from '../http/json.js'
import { BODY_LIMIT } from '../http/limits.js'
import { CONTROL_PATH } from '../http/paths.js'
import { wrongShape } from '../validation/validator.js'
import { answerOfError, ControlError, unknownCall } from './errors.js'
import { takenFrom } from './query.js'

const PARAMETER = /:(\w+)$/

export interface LocalCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/_emulator`, with its query. */
  path: string
  headers: Record<string, string>
  /** JSON text. */
  body?: string | undefined
  /** Its caller waits no longer once it is aborted. */
  signal?: AbortSignal | undefined
}

/**
 * Control calls of the same process: the routes of the control API, handled without HTTP, which takes longer than what most
 * of them do.
 */
export class LocalCalls {
  /** By method and path; a path that ends with a parameter is kept with `:` for it. */
  readonly #routes = new Map<string, RouteOptions>()
  readonly #onBug: (error: Error) => void

  /** @param api where the routes are then registered */
  constructor(api: FastifyInstance, onBug: (error: Error) => void) {
    this.#onBug = onBug
    api.addHook('onRoute', (route) => void this.#routes.set(`${route.method} ${route.url.replace(PARAMETER, ':')}`, route))
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

  async #handle({ method, path, headers, body: text, signal }: LocalCall): Promise<unknown> {
    const [route, request] = this.#requestOf(method, path, headers, text)
    const raw = new EventEmitter()
    const gone = () => raw.emit('close')
    signal?.addEventListener('abort', gone)
    try {
      const reply = { raw, type: () => reply, send: (parts: Readable) => parts } as unknown as FastifyReply
      const result = await (route.handler as (request: unknown, reply: FastifyReply) => unknown)(request, reply)
      return JSON.parse(result instanceof Readable ? await textOf(result) : JSON.stringify(result))
    } finally {
      signal?.removeEventListener('abort', gone)
    }
  }

  #requestOf(method: LocalCall['method'], path: string, headers: Record<string, string>, text: string | undefined) {
    const url = new URL(CONTROL_PATH + path, 'http://localhost')
    const [parent, last] = [url.pathname.replace(/[^/]*$/, ''), url.pathname.replace(/^.*\//, '')]
    const route = this.#routes.get(`${method} ${url.pathname}`) ?? this.#routes.get(`${method} ${parent}:`)
    if (route === undefined) throw unknownCall({ method, url: CONTROL_PATH + path })
    const [, name = ''] = PARAMETER.exec(route.url) ?? []
    if (text !== undefined && Buffer.byteLength(text) > (route.bodyLimit ?? BODY_LIMIT))
      throw new ControlError(413, 'too-large', 'Request body is too large')
    const query = takenFrom(Object.fromEntries(url.searchParams), route.config)
    const body = text === undefined ? {} : parseJson(text)
    if (route.schema?.body) {
      const validation = wrongShape(route.schema.body as never, body)
      if (validation.length > 0) throw Object.assign(new Error(), { validation })
    }
    return [route, { headers, params: { [name]: decodeURIComponent(last) }, query, body } as unknown as FastifyRequest] as const
  }
}
