import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, refuse } from './errors.js'

const LONGEST_PATH_SHOWN = 200

/** Answers what no route serves: 405 where the path is known with other methods, else 404; with what is served. */
export function answerUnserved(app: FastifyInstance): void {
  const served = new Map<string, string[]>()
  app.addHook('onRoute', ({ method, url }) => {
    served.set(url, [...(served.get(url) ?? []), method].flat())
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const methods = [...served].find(([url]) => matches(url, path))?.[1]
    const shown = path.slice(0, LONGEST_PATH_SHOWN)
    return methods ? wrongMethod(request, reply, shown, methods) : unknownPath(request, reply, shown, served)
  })
}

function wrongMethod(request: FastifyRequest, reply: FastifyReply, path: string, methods: string[]): FastifyReply {
  const allowed = methods.join(', ')
  const msg = `${request.method} is not served at ${path}; served there: ${allowed}`
  const refusal: Refusal = { status: 405, body: { msg }, rule: 'method.unknown' }
  return refuse(reply.header('allow', allowed), refusal, [msg])
}

function unknownPath(request: FastifyRequest, reply: FastifyReply, path: string, served: ReadonlyMap<string, string[]>): FastifyReply {
  const list = [...served].map(([url, methods]) => `${methods.join(', ')} ${url}`)
  const msg = `${request.method} ${path} is not served; served are: ${list.join('; ')}`
  const refusal: Refusal = { status: 404, body: { msg }, rule: 'path.unknown' }
  return refuse(reply, refusal, [msg])
}

// A parameter of the pattern, as in /contacts/:id, stands for any one segment; a slash at the end makes no difference.
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.replace(/\/$/, '').split('/')
  const came = path.replace(/\/$/, '').split('/')
  return wanted.length === came.length && wanted.every((segment, index) => segment.startsWith(':') || segment === came[index])
}
