import type { AddressInfo } from 'node:net'
import { createApp } from './app.js'
import { LocationClient } from './client.js'
import type { Interception } from './intercept/divert.js'
import type { InterceptingProxy } from './intercept/proxy.js'
import { AcceptedKeys, type KeySummary } from './locations/accepted-keys.js'
import { FreshKeys } from './locations/fresh-keys.js'
import type { Keys } from './locations/keys.js'
import type { EmulatorOptions, Settings } from './options/options.js'
import { settingsOfCall } from './options/settings.js'
import { headerText } from './options/values.js'
import { Closable } from './transport/closable.js'
import type { Keyring } from './transport/keyring.js'
import { originOf } from './transport/origin.js'
import { overHttp } from './transport/over-http.js'
import { EmulatorError, headersOf, send, type Transport } from './transport/transport.js'

/** An emulator that can be reached; itself the location of its `apiKey`. */
export interface Emulator extends LocationClient, AsyncDisposable {
  /**
   * Where its proxy is, for programs that have the API's hosts in their source, such as `http://127.0.0.1:8081`; undefined where
   * it was started without the option `proxyPort`, or elsewhere.
   */
  readonly proxyUrl: string | undefined
  /**
   * From here on, what this process sends to `https://rest.gohighlevel.com` or `https://services.leadconnectorhq.com` goes to the
   * emulator, and what it sends to another host of the vendor fails. Undone by what this returns, or by `close`.
   * @throws EmulatorError `intercepted` where it is so already
   * @example
   * const undo = await emulator.intercept()
   * undo()
   */
  intercept(): Promise<Interception>
  /**
   * Ends an emulator that was started here, at once; requests in flight are answered first, for a second at most. One that
   * runs elsewhere goes on. Either way calls under way end with `closed`, and so do those that are made after this.
   * @example await emulator.close()
   */
  close(): Promise<void>
}

/** How to reach an emulator that runs elsewhere. */
export interface ConnectOptions {
  /** The key whose location the verbs concern. Default: `test-key`, or `key` after the first accepted beginning. */
  apiKey?: string
  /** What the emulator was started with as `--control-key`. */
  controlKey?: string
}

/**
 * Starts an emulator in this process.
 * @throws OptionError for a bad option, DataError for bad data, and what Node's `listen` throws when the port cannot be had
 * @example const emulator = await startEmulator({ fidelity: 'observed' })
 */
export async function startEmulator(options?: EmulatorOptions): Promise<Emulator> {
  const settings = settingsOfCall(options)
  let proxy: InterceptingProxy | undefined
  const { http, keys, call } = await createApp(settings, undefined, undefined, {
    flags: async () => {
      // Loaded here, for few need it.
      const { flagsOf } = await import('./options/flags.js')
      return flagsOf(settings)
    },
    authority: () => proxy?.authority
  })
  const addressOfEmulator = () => addressOf(http.server.address() as AddressInfo)
  try {
    await http.listen({ port: settings.port, host: settings.host })
    proxy = await proxyOf(settings, addressOfEmulator())
  } catch (error) {
    await http.close()
    throw error
  }
  const url = addressOfEmulator()
  // Whoever holds this emulator needs no control key.
  const transport: Transport = ({ apiKey, ...rest }) => call({ ...rest, headers: headersOf(apiKey, undefined) })
  const end = () => {
    proxy?.close()
    return http.close()
  }
  return new ReachableEmulator(url, keys.working, transport, keyringOf(keys), end, proxy && withPort(url, proxy.port))
}

async function proxyOf({ proxyPort, ...settings }: Settings, url: string): Promise<InterceptingProxy | undefined> {
  if (proxyPort === undefined) return undefined
  // Loaded here, for few need it.
  const { serveProxy } = await import('./intercept/served-proxy.js')
  return serveProxy(url, { ...settings, proxyPort })
}

function withPort(url: string, port: number): string {
  return Object.assign(new URL(url), { port }).origin
}

/**
 * The same verbs for an emulator that runs elsewhere, such as in a container. Closing it leaves the emulator running.
 * @param url such as `http://127.0.0.1:8080`
 * @throws EmulatorError `bad-url`, `bad-control-key`, `unreachable` when no emulator answers there, `unknown-key`, `key-needed`
 * @example const emulator = await connectEmulator('http://127.0.0.1:8080', { apiKey: 'test-checkout' })
 */
export async function connectEmulator(url: string, { apiKey, controlKey }: ConnectOptions = {}): Promise<Emulator> {
  const origin = originOf(url)
  const transport = overHttp(origin, checkedControlKey(controlKey))
  const meet = () => send<KeySummary & { names: string | null }>(transport, { method: 'POST', path: '/keys', apiKey: undefined })
  let met = await meet()
  if (!Array.isArray(met?.open)) throw new EmulatorError('unreachable', `what answers at ${origin} is no emulator: it knows no keys`)
  const keys = new AcceptedKeys(met)
  const [beginning] = met.open
  const fresh = new FreshKeys(beginning, () => met.names)
  const keyring: Keyring = {
    fresh: () => fresh.next(),
    locationOf: (key) => keys.locationOf(key),
    whyRefused: (header) => keys.whyRefused(header),
    restart: async () => {
      met = await meet()
      fresh.restart()
    }
  }
  if (apiKey === undefined && beginning === undefined)
    throw new EmulatorError('key-needed', `${url} accepts named keys only; give one as apiKey`)
  return new ReachableEmulator(origin, apiKey ?? `${beginning}key`, transport, keyring, async () => {})
}

function keyringOf(keys: Keys): Keyring {
  const fresh = new FreshKeys(keys.open[0], () => keys.namesOfNextClient())
  return {
    fresh: () => fresh.next(),
    locationOf: (key) => keys.locationOf(key),
    whyRefused: (header) => keys.whyRefused(header),
    restart: async () => fresh.restart()
  }
}

function checkedControlKey(controlKey: string | undefined): string | undefined {
  try {
    return controlKey === undefined ? undefined : headerText(controlKey)
  } catch (error) {
    throw new EmulatorError('bad-control-key', `the control key cannot be one: ${(error as Error).message}`)
  }
}

class ReachableEmulator extends LocationClient implements Emulator {
  readonly #transport: Closable
  readonly #end: () => Promise<void>
  readonly proxyUrl: string | undefined
  #undo: Interception | undefined

  constructor(url: string, apiKey: string, transport: Transport, keyring: Keyring, end: () => Promise<void>, proxyUrl?: string) {
    const closable = new Closable(transport)
    super(url, apiKey, (call) => closable.send(call), keyring)
    this.#transport = closable
    this.#end = end
    this.proxyUrl = proxyUrl
  }

  async intercept(): Promise<Interception> {
    this.#transport.throwIfClosed()
    // Loaded here, for few need it.
    const { divert } = await import('./intercept/divert.js')
    this.#undo = divert(this.url)
    return this.#undo
  }

  close(): Promise<void> {
    this.#transport.close()
    return this.#end().finally(() => this.#undo?.())
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

// Two that a client cannot connect to stand for all addresses.
const EVERYWHERE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

function addressOf({ address, family, port }: AddressInfo): string {
  const host = EVERYWHERE[address] ?? (family === 'IPv6' ? `[${address}]` : address)
  return `http://${host}:${port}`
}
