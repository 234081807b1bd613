import { join } from 'node:path'
import { Handshake } from '../intercept/handshake.js'
import type { InterceptingProxy } from '../intercept/proxy.js'

const PRELOAD = join(import.meta.dirname, '../intercept/register.cjs')

/** The `--intercept` of a command: what it sends to the vendor, and what is below it sends, arrives at the emulator. */
export class CommandInterception {
  /** @throws OptionError where there is no folder for temporary files */
  readonly #handshake = new Handshake(PRELOAD)
  #proxy: InterceptingProxy | undefined

  /**
   * Begins it; the variables that the command is given besides.
   * @param tell takes a sentence on what is refused
   */
  async begin(url: string, tell: (sentence: string) => void): Promise<Record<string, string>> {
    const { InterceptingProxy } = await import('../intercept/proxy.js')
    this.#proxy = await InterceptingProxy.start({ url, environment: process.env, tell })
    return { ...this.#handshake.environment(process.env.NODE_OPTIONS), ...this.#proxy.variables() }
  }

  /** Ends it; whether anything of the command was intercepted. */
  end(): boolean {
    this.#proxy?.close()
    return this.#handshake.end() || Boolean(this.#proxy?.diverted)
  }
}
