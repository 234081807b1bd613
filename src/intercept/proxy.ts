import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import { Clock } from '../clock.js'
import { refuse } from './answer-refusal.js'
import { type Certificates, makeCertificates } from './certificates.js'
import { isOfVendor, isServed, SERVED, servedHost } from './hosts.js'
import { connectOnward, type Onward, passOn } from './onward.js'
import { type Environment, ProxySettings } from './proxy-settings.js'
import { Refusals } from './refusals.js'
import { tlsEnd } from './tls-end.js'

const PATIENCE_MS = 30_000
const UNTRUSTED = 'it does not trust the certificate of the proxy, which docs/intercept.md tells how to give it'
const ESTABLISHED = 'HTTP/1.1 200 Connection established\r\n\r\n'

export interface ProxyOptions {
  /** The emulator's, such as `http://127.0.0.1:8080`. */
  url: string
  /** Of the user. The proxies that it names are those through which everything goes that is not for the vendor. */
  environment: Environment
  /** Is told in a sentence what was refused, each once. */
  tell: (sentence: string) => void
  /** Why nothing is passed on to a host that is not the vendor's; undefined where it is. Default: all is passed on. */
  refusalOfOther?: (host: string) => string | undefined
  /** Where it listens for programs of other machines. Default: any port of 127.0.0.1, and one for intercepted processes. */
  listen?: { host: string; port: number }
  /** How long a connection may take to come about. */
  patienceMs?: number
}

/**
 * The proxy of `exec --intercept`, on 127.0.0.1, and that of `--proxy`. Requests for the hosts of the API go to the emulator; nothing
 * else goes to the vendor; what is for others is passed on, unless that is refused.
 *
 * A tunnel to the API ends here, with TLS by a certificate of this proxy's own authority. A process with the interceptor sends to a
 * port of its own: the TLS that it would begin there is taken by the interceptor, and what comes in plain is a request like any other.
 */
export class InterceptingProxy {
  /** The certificate, as PEM, that a program has to trust. */
  readonly authority: string
  readonly #url: URL
  readonly #settings: ProxySettings
  readonly #refusals: Refusals
  readonly #isPassed: (host: string) => boolean
  readonly #patienceMs: number
  readonly #servers: http.Server[]
  /** By the hosts of the API, where the tunnels end that have TLS in them. */
  readonly #secure: Map<string, http.Server>
  readonly #sockets = new Set<Duplex>()
  /** The hosts that those tunnels lead to which end here without TLS. */
  readonly #tunnels = new WeakMap<Duplex, string>()
  /** Whether a request was handed to the emulator. */
  diverted = false

  private constructor({ url, environment, tell, listen, refusalOfOther = () => undefined, patienceMs = PATIENCE_MS }: ProxyOptions) {
    this.#url = new URL(url)
    this.#settings = new ProxySettings(environment)
    this.#refusals = new Refusals(refusalOfOther, tell)
    this.#isPassed = (host) => refusalOfOther(host) === undefined
    this.#patienceMs = patienceMs
    const certificates = makeCertificates(SERVED, new Clock().now())
    this.authority = certificates.authority
    this.#secure = new Map(SERVED.map((host) => [host, this.#secureEnd(host, certificates)]))
    this.#servers = listen ? [this.#server(false)] : [this.#server(false), this.#server(true)]
  }

  static async start(options: ProxyOptions): Promise<InterceptingProxy> {
    const proxy = new InterceptingProxy(options)
    const { host, port } = options.listen ?? { host: '127.0.0.1', port: 0 }
    await Promise.all(proxy.#servers.map((server) => once(server.listen(port, host), 'listening')))
    return proxy
  }

  get port(): number {
    return this.#ports[0] as number
  }

  get #ports(): number[] {
    return this.#servers.map((server) => (server.address() as AddressInfo).port)
  }

  /** What a command is given so that it sends everything here. */
  variables(): Record<string, string> {
    const settings = this.#settings.leadingTo(`http://127.0.0.1:${this.port}`, this.#url.hostname, this.#isPassed)
    return { ...settings, GHL_EMULATOR_PROXY: this.#ports.join() }
  }

  /** Cuts whatever goes through it. */
  close(): void {
    for (const server of this.#servers) server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #server(isOfIntercepted: boolean): http.Server {
    const server = http.createServer((request, answer) => this.#request(request, answer))
    server.on('connection', (socket) => this.#keep(socket))
    server.on('connect', ({ url }, socket, head) => {
      this.#keep(socket)
      socket.unshift(head)
      const target = targetOf(url)
      if (!target) return refuse(socket, 400, 'a tunnel (CONNECT) is asked for as host:port')
      // One to another host of the vendor is refused to a process with the interceptor as what is in it, for there it shows the sentence.
      const endsHere = isServed(target.hostname) || (isOfIntercepted && isOfVendor(target.hostname))
      const refusal = endsHere ? undefined : this.#refusal(target)
      if (refusal) return refuse(socket, 403, refusal)
      if (!endsHere) return void this.#tunnel(target, socket)
      socket.write(ESTABLISHED)
      const secure = isOfIntercepted || target.protocol === 'http:' ? undefined : this.#secure.get(servedHost(target.hostname) as string)
      if (!secure) this.#tunnels.set(socket, `http://${target.host}`)
      ;(secure ?? server).emit('connection', socket)
    })
    return server
  }

  #secureEnd(host: string, certificates: Certificates): http.Server {
    return tlsEnd(certificates, {
      listener: (request, answer) => this.#request(request, answer, `https://${host}`),
      untrusted: (why) => this.#refusals.say(`a program called https://${host} and ended the TLS (${why}): ${UNTRUSTED}`),
      patienceMs: this.#patienceMs
    })
  }

  #request(request: IncomingMessage, answer: ServerResponse, tunnel = this.#tunnels.get(request.socket)): void {
    const url = `${tunnel ?? ''}${request.url}`
    // In a tunnel a whole URL, or a star, would lengthen the name of its host.
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url) || (tunnel && !request.url?.startsWith('/'))) {
      refuse(answer, 400, 'this is the proxy of go-high-level-emulator; it takes requests with a whole URL, and in a tunnel with a path')
      return
    }
    const target = new URL(url)
    const refusal = this.#refusal(target)
    try {
      if (refusal) refuse(answer, 403, refusal)
      else if (isServed(target.hostname)) {
        this.diverted = true
        const onward = { target, to: this.#url, upstream: undefined, patienceMs: this.#patienceMs }
        // A connection that the emulator cuts is cut for the program too.
        passOn(request, answer, url, onward, () => answer.destroy())
      } else passOn(request, answer, url, this.#onward(target), (why) => refuse(answer, 502, why))
    } catch (error) {
      refuse(answer, 502, (error as Error).message)
    }
  }

  /** The emulator is passed on to, wherever it is. */
  #refusal({ host, hostname }: URL): string | undefined {
    return host === this.#url.host ? undefined : this.#refusals.of(hostname)
  }

  async #tunnel(target: URL, socket: Duplex): Promise<void> {
    try {
      const far = await connectOnward(this.#onward(target), (begun) => this.#keep(begun))
      socket.write(ESTABLISHED)
      pipeline(socket, far, () => {})
      pipeline(far, socket, () => {})
    } catch (error) {
      refuse(socket, 502, (error as Error).message)
    }
  }

  /** As the user's settings say; but no proxy of the user's reaches the emulator. */
  #onward(target: URL): Onward {
    const upstream = target.host === this.#url.host ? undefined : this.#settings.upstreamOf(target)
    return { target, to: upstream?.url ?? target, upstream, patienceMs: this.#patienceMs }
  }

  #keep(socket: Duplex): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    // Whom it concerns hears of it by the close.
    socket.on('error', () => {})
  }
}

/** Where a tunnel is to lead; what it is to carry is known by the port. */
function targetOf(authority = ''): URL | undefined {
  const url = `${authority.endsWith(':80') ? 'http' : 'https'}://${authority}`
  return /^[^/?#@\\]+:\d+$/.test(authority) && URL.canParse(url) ? new URL(url) : undefined
}
