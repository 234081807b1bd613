import type { FastifyInstance } from 'fastify'
import { JSON_TYPE } from '../http/json.js'
import { servePage } from './page.js'
import { StaticFiles } from './static-files.js'

/** Serves the contract of each version: as OpenAPI, and as a page to read and try it. */
export function reference(api: FastifyInstance): void {
  const files = new StaticFiles('reference')
  for (const name of ['openapi.json', 'openapi-v2.json'])
    api.get(`/${name}`, (_request, reply) => reply.type(JSON_TYPE).send(files.text(name)))
  servePage(api, {
    path: '/docs',
    filesAt: '/docs',
    name: 'reference',
    files: ['swagger-ui.css', 'swagger-ui-bundle.js', 'reference.css', 'reference.js'],
    // The viewer sets styles of its own.
    policy: { 'style-src': "'self' 'unsafe-inline'", 'img-src': "'self' data:" }
  })
}
