import { join } from 'node:path'
import { Handshake } from '../intercept/handshake.js'
import type { InterceptingProxy } from '../intercept/proxy.js'
import type { Arguments } from './arguments.js'

const PRELOAD = join(import.meta.dirname, '../intercept/register.cjs')

/** The `--intercept` of a command: what it sends to the vendor, and what is below it sends, arrives at the emulator. */
export class CommandInterception {
  readonly #handshake: Handshake
  readonly #isOnly: boolean
  #proxy: InterceptingProxy | undefined

  /** @throws OptionError where there is no folder for temporary files */
  constructor(isOnly: boolean) {
    this.#isOnly = isOnly
    this.#handshake = new Handshake(PRELOAD)
    // Also where the command that serves fails before its end.
    process.on('exit', () => this.#handshake.end())
  }

  /** The interception that flags ask for, if any. */
  static of(flags: Arguments['flags']): CommandInterception | undefined {
    const isOnly = flags.has('--intercept-only')
    return isOnly || flags.has('--intercept') ? new CommandInterception(isOnly) : undefined
  }

  /**
   * Begins it; the variables that the command is given besides.
   * @param tell takes a sentence on what is refused
   */
  async begin(url: string, tell: (sentence: string) => void): Promise<Record<string, string>> {
    const { InterceptingProxy } = await import('../intercept/proxy.js')
    const { refusalOfDistant } = await import('../intercept/intercept-only.js')
    const { trust } = await import('../intercept/trust.js')
    const { env } = process
    const refusing = this.#isOnly ? { refusalOfOther: refusalOfDistant } : {}
    this.#proxy = await InterceptingProxy.start({ url, environment: env, tell, ...refusing })
    return {
      ...this.#handshake.environment(env.NODE_OPTIONS),
      ...this.#proxy.variables(),
      ...trust(this.#handshake.folder, this.#proxy.authority, env, tell),
      ...(this.#isOnly && { GHL_EMULATOR_INTERCEPT_ONLY: '1' })
    }
  }

  /** Ends it; whether anything of the command was intercepted. */
  end(): boolean {
    this.#proxy?.close()
    return this.#handshake.end() || Boolean(this.#proxy?.diverted)
  }
}
