import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { CONTROL_PATH } from '../http/paths.js'
import { shown } from '../match/match.js'
import { ControlError } from './errors.js'

// A container's health check has no key, nor has what fetches a certificate, and a browser can send none with the page it asks for.
// None gets any data.
const OPEN = new RegExp(`^${CONTROL_PATH}(/|/health|/ca\\.pem|/openapi(-v2)?\\.json|/(inspector|docs)(/.*)?)?$`)

/** Hook: refuses calls by a foreign host name, from a web page of another origin and, where a control key is set, without it. */
export function guard(api: FastifyInstance, controlKey: string | undefined, ownHosts: readonly string[]): void {
  api.addHook('onRequest', (request, _reply, done) => {
    const { origin, host } = request.headers
    // A page may reach this machine by a host name of its own that resolves to this machine.
    if (host !== undefined && !isOwnName(host, ownHosts)) {
      return done(
        new ControlError(
          403,
          'foreign-host',
          `control calls by the name ${shown(host)} are refused, because somebody else may own it; call by an IP address or localhost, or start with --allowed-host and that name`
        )
      )
    }
    // A page in the tester's browser must not reset the tester's emulator. "null" is a sandboxed page or a file.
    if (origin !== undefined && !isOf(origin, host)) {
      return done(
        new ControlError(
          403,
          'foreign-origin',
          `control calls from a page of ${origin} are refused; call from no page, or from the emulator's own`
        )
      )
    }
    if (isOpen(request.routeOptions.url as string) || holds(request.headers['x-control-key'], controlKey)) return done()
    done(new ControlError(401, 'control-key', 'this emulator was started with a control key; send it as X-Control-Key'))
  })
}

// Names that nobody outside can own: RFC 6761, RFC 6762, and what ICANN keeps for private use.
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|test)$/

function isOwnName(host: string, ownHosts: readonly string[]): boolean {
  if (!URL.canParse(`http://${host}`)) return false
  const name = new URL(`http://${host}`).hostname.replace(/^\[|\]$|\.$/g, '')
  return isIP(name) > 0 || !name.includes('.') || PRIVATE_NAME.test(name) || ownHosts.some((own) => own.toLowerCase() === name)
}

/** Whether a route of the control API, by its path, needs no control key. */
export function isOpen(path: string): boolean {
  return OPEN.test(path)
}

// Of the emulator's own page: it has the host by which the call came, and that was found to be the emulator's own.
function isOf(origin: string, host = ''): boolean {
  const [, scheme = ''] = /^(https?:\/\/)[^/]+$/.exec(origin) ?? []
  return [origin, scheme + host].every((url) => URL.canParse(url)) && new URL(origin).host === new URL(scheme + host).host
}

function holds(sent: string | string[] | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || (typeof sent === 'string' && timingSafeEqual(digest(sent), digest(wanted)))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
