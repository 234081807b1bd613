import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DOCUMENTED_PREFIX, withoutPrefix } from '../http/paths.js'
import type { Locations } from '../locations/locations.js'
import type { Refusal } from '../rules/refusals.js'
import { refuse } from './answer.js'
import { identify } from './request.js'

const LONGEST_PATH_SHOWN = 200

/** The paths and methods that are served, and the answer to others. */
export class ServedRoutes {
  readonly #methods = new Map<string, string[]>()

  /** Notes the routes of `app`, and answers what none of them serves: 405 where the path is known, else 404. */
  answerOthers(app: FastifyInstance, locations: Pick<Locations, 'open'>): void {
    app.addHook('onRoute', ({ method, url }) => {
      this.#methods.set(url, [...(this.#methods.get(url) ?? []), method].flat())
    })
    app.setNotFoundHandler((request, reply) => {
      // No key is asked for here, but one that came says whose journal tells of the request.
      const [, key] = /^Bearer +(.+)$/.exec(request.raw.headers.authorization ?? '') ?? []
      if (key !== undefined) identify(request, locations.open(key))
      const [path = ''] = request.originalUrl.split('?')
      const methods = this.#methodsAt(path)
      const shown = path.slice(0, LONGEST_PATH_SHOWN)
      return methods ? wrongMethod(request, reply, shown, methods) : this.#unknownPath(request, reply, shown)
    })
  }

  /** Why no request with this method and path could ever be served; undefined where one could. */
  whyNeverServed({ method, path }: { method?: string; path?: string }): string | undefined {
    const methods = path === undefined ? [...this.#methods.values()].flat() : this.#methodsAt(path)
    if (methods === undefined) return `no request to ${path} is ever served; served are: ${this.#list()}`
    if (method !== undefined && !methods.includes(method))
      return `${method} is never served${path ? ` at ${path}` : ''}; served are: ${this.#list()}`
    return undefined
  }

  #unknownPath(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
    const msg = `${request.method} ${path} is not served; served are: ${this.#list()}`
    const refusal: Refusal = { status: 404, body: { msg }, rule: 'path.unknown' }
    return refuse(reply, refusal, [msg])
  }

  #methodsAt(path: string): string[] | undefined {
    return [...this.#methods].find(([url]) => matches(url, withoutPrefix(path)))?.[1]
  }

  #list(): string {
    const routes = [...this.#methods].map(([url, methods]) => `${methods.join(', ')} ${url}`)
    return `${routes.join('; ')}; and the same under ${DOCUMENTED_PREFIX}`
  }
}

function wrongMethod(request: FastifyRequest, reply: FastifyReply, path: string, methods: string[]): FastifyReply {
  const allowed = methods.join(', ')
  const msg = `${request.method} is not served at ${path}; served there: ${allowed}`
  const refusal: Refusal = { status: 405, body: { msg }, rule: 'method.unknown' }
  return refuse(reply.header('allow', allowed), refusal, [msg])
}

// A parameter of the pattern, as in /contacts/:id, stands for any one segment; a slash at the end makes no difference.
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/\/$/, '').split('/')
  const came = path.replace(/\/$/, '').split('/')
  return wanted.length === came.length && wanted.every((segment, index) => segment.startsWith(':') || segment === came[index])
}
