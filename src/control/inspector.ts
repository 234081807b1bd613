import { extname } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { StaticFiles } from '../static-files.js'
import { ControlError } from './errors.js'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml'
}

const SCRIPTS = ['api', 'curl', 'detail', 'dom', 'events', 'faults', 'filter', 'follow', 'inspector', 'list', 'reset', 'row', 'rows']

// By name, so that nothing else can be asked for.
const FILES = new Set(['icon.svg', 'style.css', 'list.css', 'detail.css', ...SCRIPTS.map((name) => `${name}.js`)])

const HEADERS = {
  'cache-control': 'no-store',
  // A lead is a stranger's text; whatever it says, nothing in it can run, load or be sent anywhere.
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'"
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff'
}

/** Serves the inspector: a page that holds no data, and asks the control API for what it shows. */
export function inspector(api: FastifyInstance): void {
  const files = new StaticFiles('inspector')
  const answer = async (reply: FastifyReply, file: string) => {
    const text = await files.text(file)
    return reply
      .headers(HEADERS)
      .type(TYPES[extname(file)] as string)
      .send(text)
  }
  api.get('/', (_request, reply) => answer(reply, 'index.html'))
  api.get<{ Params: { file: string } }>('/inspector/:file', ({ params: { file } }, reply) => {
    if (FILES.has(file)) return answer(reply, file)
    throw new ControlError(404, 'not-found', 'the inspector has no such file')
  })
}
