import type { FastifyInstance } from 'fastify'
import { BASE_PATH, V1_PATH, withoutPrefix } from '../http/paths.js'
import type { Locations } from '../locations/locations.js'
import { cut } from '../match/match.js'
import { UNKNOWN_METHOD, UNKNOWN_PATH } from '../rules/refusals.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { refuse } from './answer.js'
import { nearestPaths } from './nearest-paths.js'
import { identifyByKey } from './request.js'

const LONGEST_PATH_SHOWN = 200

/** The paths and methods that are served, and the answer to others. */
export class ServedRoutes {
  readonly #methods = new Map<string, string[]>()

  /** Notes the routes of `app`, and answers what none of them serves. */
  answerOthers(app: FastifyInstance, locations: Pick<Locations, 'open'>): void {
    app.addHook('onRoute', ({ method, url }) => {
      this.#methods.set(url, [...(this.#methods.get(url) ?? []), method].flat())
    })
    app.setNotFoundHandler((request, reply) => {
      identifyByKey(request, locations)
      const [path = ''] = request.originalUrl.split('?')
      const shown = cut(request.exchange.url.split('?')[0] as string, LONGEST_PATH_SHOWN)
      const methods = this.#methodsAt(path)
      if (methods.length > 0)
        return refuse(reply, UNKNOWN_METHOD, [`${request.method} is not served at ${shown}; served there: ${methods.join(', ')}`])
      return refuse(reply, UNKNOWN_PATH, [`${request.method} ${shown} is not served${this.#near(path)}`])
    })
  }

  /** Why no request with this method and path could ever be served; undefined where one could. */
  whyNeverServed(match: { method?: unknown; path?: unknown }): string | undefined {
    // What a matcher takes is not known.
    const [method, path] = [match.method, match.path].map((part) => (typeof part === 'string' ? part : undefined))
    const methods = path === undefined ? [...new Set([...this.#methods.values()].flat())] : this.#methodsAt(path)
    if (methods.length === 0) return `no request to ${path} is ever served${this.#near(String(path))}`
    if (method === undefined || methods.includes(method)) return undefined
    return path === undefined
      ? `${method} is never served; served are: ${methods.join(', ')}`
      : `${method} is never served at ${path}; served there: ${methods.join(', ')}`
  }

  #methodsAt(path: string): string[] {
    return [...this.#methods].filter(([url]) => matches(url, withoutPrefix(path))).flatMap(([, methods]) => methods)
  }

  #near(url: string): string {
    const [path = ''] = withoutPrefix(url).split('?')
    const nearest = nearestPaths(path, [...this.#methods.keys()])
    const routes = nearest.map((url) => `${this.#methods.get(url)?.join(', ')} ${url}`)
    const meant = didYouMean(path, nearest)
    return `${meant}; served near it: ${routes.join('; ')}; the API is under ${V1_PATH} and ${BASE_PATH}`
  }
}

// A parameter of the pattern, as in /contacts/:id, stands for any one segment; a slash at the end makes no difference.
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/\/$/, '').split('/')
  const came = path.replace(/\/$/, '').split('/')
  return wanted.length === came.length && wanted.every((segment, index) => segment.startsWith(':') || segment === came[index])
}
