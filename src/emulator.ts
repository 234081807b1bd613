import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.js'
import { LocationClient, type Transport } from './client.js'
import { type EmulatorOptions, settingsOfCall } from './options.js'

/** A running emulator; itself the location of its `apiKey`. */
export interface Emulator extends LocationClient, AsyncDisposable {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string
  /** What a client of the API is given as base address: `url` and `/go-high-level/v1`. */
  readonly baseUrl: string
  /** Ends at once; requests in flight are answered first, for a second at most. */
  close(): Promise<void>
}

/**
 * Starts an emulator in this process.
 * @throws OptionError for a bad option, and what `listen` throws when the port cannot be had
 */
export async function startEmulator(options?: EmulatorOptions): Promise<Emulator> {
  const settings = settingsOfCall(options)
  const { http, locations } = createApp(settings)
  try {
    await http.listen({ port: settings.port, host: settings.host })
  } catch (error) {
    await http.close()
    throw error
  }
  const url = addressOf(http)
  const apiKey = locations.keys.working
  return new RunningEmulator(url, apiKey, locations.keys.locationOf(apiKey) as string, http)
}

class RunningEmulator extends LocationClient implements Emulator {
  readonly url: string
  readonly #http: FastifyInstance

  constructor(url: string, apiKey: string, locationId: string, http: FastifyInstance) {
    super(apiKey, locationId, injected(http))
    this.url = url
    this.#http = http
  }

  get baseUrl(): string {
    return `${this.url}/go-high-level/v1`
  }

  async close(): Promise<void> {
    await this.#http.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

// Two that a client cannot connect to stand for all addresses.
const EVERYWHERE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

function addressOf(http: FastifyInstance): string {
  const { address, family, port } = http.server.address() as AddressInfo
  const host = EVERYWHERE[address] ?? (family === 'IPv6' ? `[${address}]` : address)
  return `http://${host}:${port}`
}

function injected(http: FastifyInstance): Transport {
  return async ({ method, path, apiKey, body }) => {
    const answer = await http.inject({
      method,
      url: `/_emulator${path}`,
      headers: { authorization: `Bearer ${apiKey}` },
      ...(body !== undefined && { payload: body as object })
    })
    return { status: answer.statusCode, body: answer.json() }
  }
}
