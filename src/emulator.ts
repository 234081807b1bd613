import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.js'
import { EmulatorError, type Keyring, LocationClient, send, type Transport } from './client.js'
import type { AbortSignals } from './control/abort-signals.js'
import { CONTROL_PATH } from './http/paths.js'
import type { Interception } from './intercept/divert.js'
import { freshKey, type KeySummary, locationIdOf } from './locations/keys.js'
import type { EmulatorOptions } from './options/options.js'
import { settingsOfCall } from './options/settings.js'

const LONGEST_SHOWN = 100

/** An emulator that can be reached; itself the location of its `apiKey`. */
export interface Emulator extends LocationClient, AsyncDisposable {
  /**
   * From here on, what this process sends to `https://rest.gohighlevel.com` goes to the emulator, and what it sends to another
   * host of the vendor fails. Undone by what this returns, or by `close`. Rejects with `intercepted` where it is so already.
   */
  intercept(): Promise<Interception>
  /** Ends an emulator that was started here, at once; requests in flight are answered first, for a second at most. */
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
 */
export async function startEmulator(options?: EmulatorOptions): Promise<Emulator> {
  const settings = settingsOfCall(options)
  const { http, keys, signals } = createApp(settings)
  try {
    await http.listen({ port: settings.port, host: settings.host })
  } catch (error) {
    await http.close()
    throw error
  }
  const url = addressOf(http.server.address() as AddressInfo)
  return new ReachableEmulator(url, keys.working, injected(http, signals, settings.controlKey), keys, () => http.close())
}

/**
 * The same verbs for an emulator that runs elsewhere, such as in a container. Closing it leaves the emulator running.
 * @param url such as `http://127.0.0.1:8080`
 * @throws EmulatorError when no emulator answers there
 */
export async function connectEmulator(url: string, { apiKey, controlKey }: ConnectOptions = {}): Promise<Emulator> {
  if (!URL.canParse(url))
    throw new EmulatorError('bad-url', `"${url}" is no URL; give one such as http://127.0.0.1:8080, or GHL_EMULATOR_URL inside exec`)
  const { origin } = new URL(url)
  const transport = fetched(origin, controlKey)
  const { open, locationIds } = await send<KeySummary>(transport, { method: 'GET', path: '/keys', apiKey: undefined })
  const keyring: Keyring = {
    fresh: () => freshKey(open),
    locationIdOf: (key) => new Map(Object.entries(locationIds)).get(locationIdOf(key)) ?? locationIdOf(key)
  }
  if (apiKey === undefined && open.length === 0) throw new EmulatorError('key-needed', `${url} accepts named keys only; give one as apiKey`)
  return new ReachableEmulator(origin, apiKey ?? `${open[0]}key`, transport, keyring, async () => {})
}

class ReachableEmulator extends LocationClient implements Emulator {
  readonly #end: () => Promise<void>
  #undo: Interception | undefined

  constructor(url: string, apiKey: string, transport: Transport, keyring: Keyring, end: () => Promise<void>) {
    super(url, apiKey, transport, keyring)
    this.#end = end
  }

  async intercept(): Promise<Interception> {
    // Loaded here, for few need it.
    const { divert } = await import('./intercept/divert.js')
    this.#undo = divert(this.url)
    return this.#undo
  }

  close(): Promise<void> {
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

function headersOf(apiKey: string | undefined, controlKey: string | undefined): Record<string, string> {
  return {
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
    ...(controlKey !== undefined && { 'x-control-key': controlKey })
  }
}

function injected(http: FastifyInstance, signals: AbortSignals, controlKey: string | undefined): Transport {
  return ({ method, path, apiKey, body, signal = new AbortController().signal }) =>
    signals.with(signal, async (signalHeader) => {
      const headers = { ...headersOf(apiKey, controlKey), ...signalHeader }
      const answer = await http.inject({
        method,
        url: CONTROL_PATH + path,
        headers,
        ...(body !== undefined && { payload: JSON.stringify(body) })
      })
      return { status: answer.statusCode, body: answer.json() }
    })
}

function fetched(origin: string, controlKey: string | undefined): Transport {
  return async ({ method, path, apiKey, body, signal = null }) => {
    const headers = headersOf(apiKey, controlKey)
    const url = origin + CONTROL_PATH + path
    const answer = await fetch(url, { method, headers, signal, ...(body !== undefined && { body: JSON.stringify(body) }) }).catch(
      (error) => {
        if (signal?.aborted) throw error
        throw new EmulatorError('unreachable', `no emulator answers at ${origin}: ${error.cause.message}`)
      }
    )
    const text = await answer.text()
    try {
      return { status: answer.status, body: JSON.parse(text) }
    } catch {
      throw new EmulatorError('unreachable', `what answers at ${url} is no emulator: ${answer.status} ${text.slice(0, LONGEST_SHOWN)}`)
    }
  }
}
