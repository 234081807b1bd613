import type { FastifyInstance } from 'fastify'
import { servePage } from './page.js'
import { StaticFiles } from './static-files.js'

/** Serves the contract: as OpenAPI 3.1, and as a page to read and try it. */
export function reference(api: FastifyInstance): void {
  const files = new StaticFiles('reference')
  api.get('/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(files.text('openapi.json')))
  servePage(api, {
    path: '/docs',
    filesAt: '/docs',
    name: 'reference',
    files: ['swagger-ui.css', 'swagger-ui-bundle.js', 'reference.css', 'reference.js'],
    // The viewer sets styles of its own.
    policy: { 'style-src': "'self' 'unsafe-inline'", 'img-src': "'self' data:" }
  })
}
