import dns from 'node:dns'
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'
import { EmulatorError } from '../transport/transport.js'
import { isOfVendor, isServed, refusalOf, refusalOfProxy } from './hosts.js'
import { refusalOfDistant } from './intercept-only.js'
import { wrap } from './wrap.js'

/** Undoes an interception: call it, or let `using` do so. What is in flight then is cut. */
export interface Interception extends Disposable {
  (): void
}

/** What a socket is connected with, of which this much matters here. */
interface Options {
  host?: string
  /** Of a socket file, which goes before the host. */
  path?: string
  port?: number
  lookup?: net.LookupFunction
  servername?: string
  socket?: net.Socket
}

// Kept on what is wrapped, so that every copy of this module in the process sees it.
const INTERCEPTED = Symbol.for('go-high-level-emulator.intercepted')

/**
 * Lets what this process connects to a host of the API arrive at an emulator, and no connection to another host of the
 * vendor begin. Sockets are where fetch, `node:http`, `node:https` and all clients made of them meet; one that leads elsewhere
 * carries bodies, faults and aborts as they are, and one that does not is left as it is.
 * @param url of the emulator
 * @param proxyPorts those of the proxy of `exec --intercept`, which has one for all and one for processes that divert
 * @param isOnly whether connections to any other machine fail too
 * @throws EmulatorError when requests are intercepted already
 */
export function divert(url: string, [everyone, intercepted]: number[] = [], isOnly = false): Interception {
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'http:') throw new EmulatorError('unreachable', `intercepted requests cannot go to ${url}, only to an http:// address`)
  const emulator = { host: hostname.replace(/[[\]]/g, ''), port: Number(port) || 80 }
  const already = Reflect.get(net.Socket, INTERCEPTED)
  if (already) {
    const message = `requests of this process go to ${already} already; first close that emulator, or call what its intercept() returned`
    throw new EmulatorError('intercepted', message)
  }
  Reflect.set(net.Socket, INTERCEPTED, url)
  const diverted = new Set<net.Socket>()
  const keep = (socket: net.Socket) => {
    diverted.add(socket)
    socket.once('close', () => diverted.delete(socket))
  }

  const unwraps = [
    wrap(net.Socket.prototype, 'connect', (proceed, self, given) => {
      const { options, listener } = read(given)
      if (options.host === '127.0.0.1' && Number(options.port) === everyone) {
        keep(self as net.Socket)
        return proceed({ ...options, port: intercepted }, listener)
      }
      if (!isOfVendor(options.host)) {
        const { host, path } = options
        const refusal = isOnly && host && !path && host !== emulator.host ? refusalOfDistant(host) : undefined
        // An address would not be looked up, and so not be refused as a name is.
        return refusal ? proceed({ ...options, host: 'refused', lookup: refusing(refusal) }, listener) : proceed(...given)
      }
      // One that is to speak TLS is none of those made below, and is refused like the other hosts.
      if (!isServed(options.host) || self instanceof tls.TLSSocket) {
        return proceed({ ...options, lookup: options.lookup && onlyHere(options.lookup) }, listener)
      }
      const ownWay = { lookup: undefined, family: undefined, localAddress: undefined, localPort: undefined }
      keep(self as net.Socket)
      return proceed({ ...options, ...ownWay, ...emulator }, listener)
    }),

    wrap(tls, 'connect', (proceed, _self, given) => {
      const { options, listener } = read(given)
      const host = [options.servername, options.host].find(isOfVendor)
      if (host === undefined) return proceed(...given)
      // Refused like one without TLS, unless it would be connected by address, or through a proxy.
      if (!isServed(host) && host === options.host && !options.socket) return proceed(...given)
      options.socket?.destroy()
      const socket = net.connect({ ...options, host, port: 443 })
      socket.once('connect', () => socket.emit('secureConnect'))
      if (listener) socket.once('secureConnect', listener)
      return Object.assign(socket, { encrypted: true, authorized: true, alpnProtocol: false, getPeerCertificate: () => ({}) })
    }),

    // To a proxy a request has its whole URL in it, and would be read there, key and all.
    wrap(http.ClientRequest.prototype, 'onSocket', (proceed, self, given) => {
      const { path } = self as http.ClientRequest
      const host = /^https?:\/\//i.test(path) && URL.canParse(path) && new URL(path).hostname
      if (isOfVendor(host) && !diverted.has(given[0] as net.Socket)) (self as http.ClientRequest).destroy(refused(refusalOfProxy(host)))
      return proceed(...given)
    }),

    // What is refused ends here; so does what another library, undone in the wrong order, lets by the first of these.
    wrap(dns, 'lookup', (proceed, _self, given) => {
      const [host] = given
      if (!isOfVendor(host)) return proceed(...given)
      const done = given.at(-1) as (error: Error) => void
      return done(refused(refusalOf(host)))
    })
  ]
  // For those who imported them by name.
  syncBuiltinESMExports()

  let undone = false
  const undo = () => {
    if (undone) return
    undone = true
    for (const unwrap of unwraps) unwrap()
    syncBuiltinESMExports()
    Reflect.deleteProperty(net.Socket, INTERCEPTED)
    for (const socket of diverted) socket.destroy()
  }
  return Object.assign(undo, { [Symbol.dispose]: undo })
}

function refused(sentence: string): EmulatorError {
  return new EmulatorError('refused', sentence)
}

/** A look-up that fails. */
function refusing(sentence: string): net.LookupFunction {
  return (_host, _how, done) => done(refused(sentence), [])
}

/** A look-up that finds nothing but this machine: where another library has its stub of a host, or the test a server of its own. */
function onlyHere(lookup: net.LookupFunction): net.LookupFunction {
  return (host, how, done) =>
    lookup(host, how, (error, found, family) => {
      const addresses = [found].flat().map((one) => (typeof one === 'string' ? one : one?.address))
      const isHere = addresses.every((address) => address === '127.0.0.1' || address === '::1')
      done(error ?? (isHere ? null : refused(refusalOf(host))), found, family)
    })
}

/** The forms of `connect`: options; port, host and options; a path; with a listener; as one array where Node has read them. */
function read(given: unknown[]): { options: Options; listener: (() => void) | undefined } {
  const list: unknown[] = Array.isArray(given[0]) ? given[0] : given
  const [port, host] = list
  const options = list.find((one): one is Options => typeof one === 'object' && one !== null)
  const listener = list.find((one): one is () => void => typeof one === 'function')
  return { options: { ...(typeof host === 'string' && { port: Number(port), host }), ...options }, listener }
}
