import { extname } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { StaticFiles } from '../static-files.js'
import { ControlError } from './errors.js'

const TYPES: Record<string, string> = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8' }

// By name, so that nothing else can be asked for.
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'reference.js']

const HEADERS = {
  'cache-control': 'no-store',
  // The viewer sets styles of its own; what it loads is all here, and it calls nobody but the emulator.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff'
}

/** Serves the contract: as OpenAPI 3.1, and as a page to read and try it. */
export function reference(api: FastifyInstance): void {
  const files = new StaticFiles('reference')
  api.get('/openapi.json', async (_request, reply) => {
    reply.type('application/json; charset=utf-8')
    return files.text('openapi.json')
  })
  api.get('/docs', async (_request, reply) => {
    reply.headers(HEADERS).type('text/html; charset=utf-8')
    return files.text('index.html')
  })
  api.get<{ Params: { file: string } }>('/docs/:file', async ({ params: { file } }, reply) => {
    if (!FILES.includes(file)) throw new ControlError(404, 'not-found', 'the reference has no such file')
    reply.headers(HEADERS).type(TYPES[extname(file)] as string)
    return files.text(file)
  })
}
