import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import { isOfVendor, isServed, refusalOf } from './hosts.js'
import { connectOnward, type Onward, passOn } from './onward.js'
import { type Environment, ProxySettings } from './proxy-settings.js'
import { refuse } from './refuse.js'

const PATIENCE_MS = 30_000
const MOST_TOLD = 10
const ESTABLISHED = 'HTTP/1.1 200 Connection established\r\n\r\n'

export interface ProxyOptions {
  /** The emulator's, such as `http://127.0.0.1:8080`. */
  url: string
  /** Of the user. The proxies that it names are those through which everything goes that is not for the vendor. */
  environment: Environment
  /** Is told in a sentence what was refused, each once. */
  tell: (sentence: string) => void
  /** How long a connection may take to come about. */
  patienceMs?: number
}

/**
 * The proxy of `exec --intercept`, on 127.0.0.1. Requests for `rest.gohighlevel.com` go to the emulator; nothing else goes to the
 * vendor; what is for others is passed on.
 *
 * A tunnel to the vendor is refused, for the emulator has no certificate of it. A process with the interceptor gets one, at a port
 * of its own: the TLS that it would begin there is taken by the interceptor, and what comes in plain is a request like any other.
 */
export class InterceptingProxy {
  readonly #url: URL
  readonly #settings: ProxySettings
  readonly #tell: (sentence: string) => void
  readonly #patienceMs: number
  readonly #servers = [this.#server(false), this.#server(true)]
  readonly #sockets = new Set<Duplex>()
  /** The hosts that those tunnels lead to which end here. */
  readonly #tunnels = new WeakMap<Duplex, string>()
  readonly #told = new Set<string>()
  /** Whether a request was handed to the emulator. */
  diverted = false

  private constructor({ url, environment, tell, patienceMs = PATIENCE_MS }: ProxyOptions) {
    this.#url = new URL(url)
    this.#settings = new ProxySettings(environment)
    this.#tell = tell
    this.#patienceMs = patienceMs
  }

  static async start(options: ProxyOptions): Promise<InterceptingProxy> {
    const proxy = new InterceptingProxy(options)
    await Promise.all(proxy.#servers.map((server) => once(server.listen(0, '127.0.0.1'), 'listening')))
    return proxy
  }

  /** What a command is given so that it sends everything here. */
  variables(): Record<string, string> {
    const ports = this.#servers.map((server) => (server.address() as AddressInfo).port)
    return { ...this.#settings.leadingTo(`http://127.0.0.1:${ports[0]}`, this.#url.hostname), GHL_EMULATOR_PROXY: ports.join() }
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
      if (!target) refuse(socket, 400, 'a tunnel (CONNECT) is asked for as host:port')
      else if (!isOfVendor(target.hostname)) void this.#tunnel(target, socket)
      else if (!isOfIntercepted) refuse(socket, 403, this.#say(this.#refusalOfTunnel(target.hostname)))
      else {
        this.#tunnels.set(socket, `http://${target.host}`)
        socket.write(ESTABLISHED)
        server.emit('connection', socket)
      }
    })
    return server
  }

  #request(request: IncomingMessage, answer: ServerResponse): void {
    const url = `${this.#tunnels.get(request.socket) ?? ''}${request.url}`
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
      refuse(answer, 400, 'this is the proxy of go-high-level-emulator exec --intercept; it takes requests with a whole URL')
      return
    }
    const target = new URL(url)
    try {
      if (isServed(target.hostname)) {
        this.diverted = true
        const onward = { target, to: this.#url, upstream: undefined, patienceMs: this.#patienceMs }
        // A connection that the emulator cuts is cut for the program too.
        passOn(request, answer, url, onward, () => answer.destroy())
      } else if (isOfVendor(target.hostname)) refuse(answer, 403, this.#say(refusalOf(target.hostname)))
      else passOn(request, answer, url, this.#onward(target), (why) => refuse(answer, 502, why))
    } catch (error) {
      refuse(answer, 502, (error as Error).message)
    }
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

  #refusalOfTunnel(host: string): string {
    if (!isServed(host)) return refusalOf(host)
    return `a tunnel (CONNECT) to ${host} is refused to a program that is not intercepted (not Node.js, or without the NODE_OPTIONS it was given), because the emulator has no certificate of that host; let the program call GHL_BASE_URL, which is on ${this.#url.origin}, or http://${host}`
  }

  #say(sentence: string): string {
    if (this.#told.size < MOST_TOLD && !this.#told.has(sentence)) {
      this.#told.add(sentence)
      this.#tell(sentence)
    }
    return sentence
  }
}

/** Where a tunnel is to lead; what it is to carry is known by the port. */
function targetOf(authority = ''): URL | undefined {
  const url = `${authority.endsWith(':80') ? 'http' : 'https'}://${authority}`
  return /^[^/?#@\\]+:\d+$/.test(authority) && URL.canParse(url) ? new URL(url) : undefined
}
