import { extname } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { ControlError } from '../control/errors.js'
import { StaticFiles } from './static-files.js'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml'
}

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'"
}

/** A page: nothing in it is loaded from outside or can be sent anywhere. */
export interface Page {
  /** Where it is served. */
  path: string
  /** Where its files are served. */
  filesAt: string
  /** What it is called in a message, and the folder of its files. */
  name: string
  files: readonly string[]
  /** What of its content security policy differs from that of a page that needs nothing. */
  policy: Record<string, string>
}

/** Serves a page and its files. */
export function servePage(api: FastifyInstance, { path, filesAt, name, files, policy }: Page): void {
  const texts = new StaticFiles(name)
  const headers = {
    'cache-control': 'no-store',
    'content-security-policy': Object.entries({ ...POLICY, ...policy })
      .map((part) => part.join(' '))
      .join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff'
  }
  const answer = (reply: FastifyReply, file: string) =>
    reply
      .headers(headers)
      .type(TYPES[extname(file)] as string)
      .send(texts.text(file))
  api.get(path, (_request, reply) => answer(reply, 'index.html'))
  // By name, so that nothing else can be asked for.
  api.get<{ Params: { file: string } }>(`${filesAt}/:file`, ({ params: { file } }, reply) => {
    if (files.includes(file)) return answer(reply, file)
    throw new ControlError(404, 'not-found', `the ${name} has no such file`)
  })
}
