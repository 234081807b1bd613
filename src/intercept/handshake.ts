import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OptionError } from '../options/options.js'

/** How `exec` has every Node process below it load the interceptor, and how it learns that one did. */
export class Handshake {
  /** That of this run alone, which is gone at its end. */
  readonly folder: string
  readonly #preload: string
  readonly #file: string

  /**
   * @param preload the file that each of them loads before its program
   * @throws OptionError when there is nowhere to keep the sign
   */
  constructor(preload: string) {
    this.#preload = preload
    try {
      this.folder = mkdtempSync(join(tmpdir(), 'go-high-level-emulator-'))
    } catch (error) {
      throw new OptionError(`--intercept needs a folder for temporary files: ${(error as Error).message}`)
    }
    this.#file = join(this.folder, 'intercepted')
  }

  /** What the command is given besides: first of all preloads, so that no other one calls before. */
  environment(nodeOptions = ''): Record<string, string> {
    // Node reads quotes and backslashes there as JSON has them.
    return { NODE_OPTIONS: `--require ${JSON.stringify(this.#preload)} ${nodeOptions}`.trimEnd(), GHL_EMULATOR_INTERCEPT: this.#file }
  }

  /** Whether a process took the interceptor. Asked once, when the command has ended. */
  end(): boolean {
    const taken = existsSync(this.#file)
    rmSync(this.folder, { recursive: true, force: true })
    return taken
  }
}
