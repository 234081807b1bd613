import fastify, { type FastifyInstance } from 'fastify'
import t from 'tap'
import { withoutPrefix } from '../../src/http/paths.js'
import { Entry } from '../../src/journal/entry.js'
import { ServedRoutes } from '../../src/pipeline/not-found.js'

/** A server that serves a few paths, and what `served` knows of them. */
const NOBODY = { open: () => undefined }

function serving(): { app: FastifyInstance; served: ServedRoutes } {
  const served = new ServedRoutes()
  const app = fastify({
    rewriteUrl: ({ url = '' }) => withoutPrefix(url),
    exposeHeadRoutes: false,
    routerOptions: { ignoreTrailingSlash: true }
  })
  app.decorateRequest('exchange')
  app.addHook('onRequest', async (request) => {
    request.exchange = new Entry(request.method, request.url, [], 0)
  })
  served.answerOthers(app, NOBODY)
  app.post('/contacts', () => 'served')
  app.route({ method: ['GET', 'PUT'], url: '/contacts/:id', handler: () => 'served' })
  app.delete('/contacts/:id', () => 'served')
  app.get('/', () => 'served')
  return { app, served }
}

const LIST = 'served are: POST /contacts; GET, PUT, DELETE /contacts/:id; GET /; and the same under /go-high-level'
const SERVABLE: [match: { method?: string; path?: string }, why: string | undefined][] = [
  [{}, undefined],
  [{ method: 'DELETE' }, undefined],
  [{ path: '/contacts' }, undefined],
  [{ path: '/contacts/' }, undefined],
  [{ path: '/' }, undefined],
  [{ path: '/go-high-level/contacts' }, undefined],
  [{ method: 'POST', path: '/contacts' }, undefined],
  [{ method: 'PUT', path: '/contacts/x' }, undefined],
  [{ method: 'PATCH' }, `PATCH is never served; ${LIST}`],
  [{ method: 'DELETE', path: '/contacts' }, `DELETE is never served at /contacts; ${LIST}`],
  [{ path: '/go-high-level' }, `no request to /go-high-level is ever served; ${LIST}`],
  [{ path: '/contact' }, `no request to /contact is ever served; ${LIST}`],
  [{ path: '/contacts/x/tags' }, `no request to /contacts/x/tags is ever served; ${LIST}`],
  [{ path: '/contacts?limit=1' }, `no request to /contacts?limit=1 is ever served; ${LIST}`],
  [{ method: 'GET', path: '' }, undefined]
]

for (const [match, why] of SERVABLE) {
  t.test(`it is known ${why ? 'why never' : 'that'} a request with ${JSON.stringify(match)} is served`, async (t) => {
    t.equal(serving().served.whyNeverServed(match), why)
  })
}

const ANSWERS: [method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, status: number, allow: string | undefined, msg?: string][] = [
  ['POST', '/contacts/', 200, undefined],
  ['GET', '/contacts/x?y=1', 200, undefined],
  ['GET', '/contacts?key=canary', 405, 'POST', 'GET is not served at /contacts; served there: POST'],
  ['POST', '/contacts/x/', 405, 'GET, PUT, DELETE', 'POST is not served at /contacts/x/; served there: GET, PUT, DELETE'],
  ['DELETE', '/', 405, 'GET', 'DELETE is not served at /; served there: GET'],
  ['POST', '/go-high-level/contacts?x=1', 200, undefined],
  ['PUT', '/go-high-level/contacts?x=1', 405, 'POST', 'PUT is not served at /go-high-level/contacts; served there: POST'],
  ['GET', '/go-high-level/x', 404, undefined, `GET /go-high-level/x is not served; ${LIST}`],
  ['GET', '/nothing?key=canary', 404, undefined, `GET /nothing is not served; ${LIST}`],
  ['GET', `/${'x'.repeat(500)}`, 404, undefined, `GET /${'x'.repeat(199)} is not served; ${LIST}`]
]

for (const [method, url, status, allow, msg] of ANSWERS) {
  t.test(`${method} ${url.slice(0, 50)} gets ${status}`, async (t) => {
    const { app } = serving()
    t.teardown(() => app.close())
    const reasons: string[][] = []
    app.addHook('onSend', async ({ exchange }) => void reasons.push(exchange.rule ? [exchange.rule, ...exchange.reasons] : []))
    const answer = await app.inject({ method, url })
    t.equal(answer.statusCode, status)
    t.equal(answer.headers.allow, allow)
    if (msg !== undefined) t.same(answer.json(), { msg })
    t.same(reasons, [msg === undefined ? [] : [status === 404 ? 'path.unknown' : 'method.unknown', msg]])
  })
}
