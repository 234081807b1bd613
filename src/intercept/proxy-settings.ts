import querystring from 'node:querystring'
import { mayNameVendor } from './hosts.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** A proxy that requests are passed on to. */
export interface Upstream {
  url: URL
  /** The header of its own that it wants, where user and password are known. */
  headers: string[]
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]']

/** The proxies that an environment names. A lower-case name goes before its upper-case twin, as in curl and in most libraries. */
export class ProxySettings {
  readonly #environment: Environment
  readonly #direct: string[]

  constructor(environment: Environment) {
    this.#environment = environment
    this.#direct = this.#read('no_proxy')
      .split(/[\s,]+/)
      .filter(Boolean)
  }

  /**
   * The proxy that a URL is to go through, if any.
   * @throws Error where nothing can be passed on to what is named
   */
  upstreamOf(target: URL): Upstream | undefined {
    const named = this.#read(target.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || this.#read('all_proxy')
    if (!named || this.#direct.some((entry) => names(entry, target))) return undefined
    const text = named.includes('://') ? named : `http://${named}`
    const url = URL.canParse(text) ? new URL(text) : undefined
    // What it is may hold a password.
    if (!url || !/^https?:$/.test(url.protocol))
      throw new Error('what the environment names as its proxy is no URL of an http or https one')
    return { url, headers: authorizationOf(url) }
  }

  /**
   * The variables that have a command send everything to a proxy but what it would have sent directly. No entry of NO_PROXY that
   * may name a host of the vendor stays: what else it names is sent directly by the proxy.
   * @param proxy its URL
   * @param emulator the host of the emulator, which is sent to directly where localhost is
   * @param isPassed whether the proxy passes on what is for a host; of NO_PROXY only what names such hosts stays
   */
  leadingTo(proxy: string, emulator: string, isPassed: (host: string) => boolean): Record<string, string> {
    const local = this.#isProxied('http://localhost') ? [] : [...LOOPBACK, emulator]
    const kept = this.#direct.filter((entry) => !mayNameVendor(entry) && isPassed(entry.replace(/:\d+$/, '')))
    const direct = new Set([...local, ...kept])
    const all = this.#read('all_proxy') && { all_proxy: proxy }
    const values = { http_proxy: proxy, https_proxy: proxy, ...all, no_proxy: [...direct].join() }
    return Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => [
        [name, value],
        [name.toUpperCase(), value]
      ])
    )
  }

  #isProxied(url: string): boolean {
    try {
      return this.upstreamOf(new URL(url)) !== undefined
    } catch {
      return true
    }
  }

  #read(name: string): string {
    return this.#environment[name] || this.#environment[name.toUpperCase()] || ''
  }
}

/** Whether an entry of NO_PROXY names a host: itself, or a domain above it, at any port or at this one. */
function names(entry: string, { protocol, hostname, port }: URL): boolean {
  const [, host = entry, only] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? []
  if (only !== undefined && only !== (port || (protocol === 'https:' ? '443' : '80'))) return false
  const domain = bare(host.toLowerCase()).replace(/^[*.]+/, '')
  const name = bare(hostname)
  return domain === '' || name === domain || name.endsWith(`.${domain}`)
}

function bare(host: string): string {
  return host.replace(/[[\]]/g, '')
}

function authorizationOf({ username, password }: URL): string[] {
  if (!username && !password) return []
  const credentials = Buffer.from(`${querystring.unescape(username)}:${querystring.unescape(password)}`)
  return ['Proxy-Authorization', `Basic ${credentials.toString('base64')}`]
}
