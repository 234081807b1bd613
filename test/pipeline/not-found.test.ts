import fastify, { type FastifyInstance } from 'fastify'
import t from 'tap'
import { withoutPrefix } from '../../src/http/paths.js'
import { Entry } from '../../src/journal/entry.js'
import { ServedRoutes } from '../../src/pipeline/not-found.js'
import { Fidelity } from '../../src/rules/fidelity.js'
import { wordsOfV1 } from '../../src/v1/words.js'
import { overBoth } from '../transports.js'

const NOBODY = { open: () => undefined }

/** A server that serves a few paths, and what `served` knows of them. */
function serving(): { app: FastifyInstance; served: ServedRoutes } {
  const served = new ServedRoutes()
  const app = fastify({
    rewriteUrl: ({ url = '' }) => withoutPrefix(url),
    exposeHeadRoutes: false,
    routerOptions: { ignoreTrailingSlash: true }
  })
  app.decorateRequest('exchange')
  app.decorate('words', wordsOfV1(new Fidelity('documented')))
  app.addHook('onRequest', async (request) => {
    request.exchange = new Entry(request.method, request.originalUrl, [], 0)
  })
  served.answerOthers(app, NOBODY)
  app.post('/contacts', () => 'served')
  app.route({ method: ['GET', 'PUT'], url: '/contacts/:id', handler: () => 'served' })
  app.delete('/contacts/:id', () => 'served')
  app.get('/', () => 'served')
  return { app, served }
}

const NEAR = 'served near it: POST /contacts; GET, PUT, DELETE /contacts/:id; GET /; the API is under /v1 and /go-high-level/v1'
const NEAR_ROOT = NEAR.replace(/: (.*); (GET \/);/, ': $2; $1;')
const NEAR_ONE = NEAR.replace(/: (POST.*); (GET, .*:id); /, ': $2; $1; ')

const SERVABLE: [match: { method?: string; path?: string }, why: string | undefined][] = [
  [{}, undefined],
  [{ method: 'DELETE' }, undefined],
  [{ path: '/contacts' }, undefined],
  [{ path: '/contacts/' }, undefined],
  [{ path: '/' }, undefined],
  [{ path: '/go-high-level/contacts' }, undefined],
  [{ method: 'POST', path: '/contacts' }, undefined],
  [{ method: 'PUT', path: '/contacts/x' }, undefined],
  [{ method: 'PUT', path: '/contacts/lookup' }, undefined],
  [{ method: 'PATCH' }, 'PATCH is never served; served are: POST, GET, PUT, DELETE'],
  [{ method: 'DELETE', path: '/contacts' }, 'DELETE is never served at /contacts; served there: POST'],
  [{ path: '/contact' }, `no request to /contact is ever served; did you mean /contacts?; ${NEAR}`],
  [{ path: '/contacts/x/tags' }, `no request to /contacts/x/tags is ever served; ${NEAR_ONE}`],
  [{ path: '/contacts?limit=1' }, `no request to /contacts?limit=1 is ever served; did you mean /contacts?; ${NEAR}`],
  [{ method: 'GET', path: '' }, undefined]
]

for (const [match, why] of SERVABLE) {
  t.test(`it is known ${why ? 'why never' : 'that'} a request with ${JSON.stringify(match)} is served`, async (t) => {
    t.equal(serving().served.whyNeverServed(match), why)
  })
}

const ANSWERS: [method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, reason?: string][] = [
  ['POST', '/contacts/'],
  ['GET', '/contacts/x?y=1'],
  ['GET', '/contacts?key=canary', 'GET is not served at /contacts; served there: POST'],
  ['POST', '/contacts/x/', 'POST is not served at /contacts/x/; served there: GET, PUT, DELETE'],
  ['DELETE', '/', 'DELETE is not served at /; served there: GET'],
  ['POST', '/go-high-level/contacts?x=1'],
  ['PUT', '/go-high-level/contacts?x=1', 'PUT is not served at /go-high-level/contacts; served there: POST'],
  ['GET', '/go-high-level/x', `GET /go-high-level/x is not served; ${NEAR_ROOT}`],
  ['GET', '/nothing?key=canary', `GET /nothing is not served; ${NEAR.replace(/; (GET, .*:id); (GET \/);/, '; $2; $1;')}`],
  ['GET', `/${'x'.repeat(500)}`, `GET /${'x'.repeat(199)}… is not served; ${NEAR}`]
]

for (const [method, url, reason] of ANSWERS) {
  t.test(`${method} ${url.slice(0, 50)} gets ${reason ? 404 : 200}`, async (t) => {
    const { app } = serving()
    t.teardown(() => app.close())
    const reasons: string[][] = []
    app.addHook('onSend', async ({ exchange }) => void reasons.push(exchange.rule ? [exchange.rule, ...exchange.reasons] : []))
    const answer = await app.inject({ method, url })
    t.equal(answer.statusCode, reason ? 404 : 200)
    if (reason) t.equal(answer.payload, '{"msg":"Not found"}')
    t.same(reasons, [reason ? [reason.includes('served there') ? 'method.unknown' : 'path.unknown', reason] : []])
  })
}

const NOT_FOUND = '{"msg":"Not found"}'

overBoth(t, 'path.unknown: an unknown path gets the recorded 404, and a header says what is served near it', async (t, send) => {
  const unknown: [string, string][] = [
    ['POST', '/v1/contact'],
    ['GET', '/'],
    ['POST', '//'],
    ['POST', '/v2/contacts?email=a']
  ]
  for (const [method, path] of unknown) {
    const answer = await send({ method, path, body: '{broken' })
    t.equal(answer.status, 404)
    t.equal(answer.text, NOT_FOUND)
    t.match(answer.headers['x-emulator-reason'], `${method} ${path.split('?')[0]} is not served`)
    t.match(answer.headers['x-emulator-reason'], /; served near it: .* \/v1\/.*; the API is under \/v1 and \/go-high-level\/v1$/)
  }
})

overBoth(
  t,
  'method.unknown: a method that a known path does not serve gets the same 404, and a header says which it does',
  async (t, send) => {
    for (const method of ['PATCH', 'OPTIONS', 'PURGE']) {
      const answer = await send({ method, path: '/v1/contacts/' })
      t.match(answer, { status: 404, text: NOT_FOUND })
      t.equal(answer.headers['x-emulator-reason'], `${method} is not served at /v1/contacts/; served there: POST, GET`)
    }
  }
)

overBoth(t, 'a very long path is not repeated in full', async (t, send) => {
  const answer = await send({ path: `/${'x'.repeat(5000)}` })
  t.equal(answer.status, 404)
  t.match(answer.headers['x-emulator-reason'], /^POST \/x{199}\? is not served; /)
})
