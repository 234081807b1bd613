import { accessSync, constants, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CONTROL_PATH } from '../http/paths.js'
import { OptionError } from '../options/options.js'
import { VERSION } from '../version.js'

/** What a program reads to know that the emulator listens, and where. */
export interface Ready {
  url: string
  baseUrl: string
  controlUrl: string
  /** A key that works. */
  apiKey: string
  pid: number
  version: string
}

export function readyOf({ url, baseUrl, apiKey }: Pick<Ready, 'url' | 'baseUrl' | 'apiKey'>, pid: number): Ready {
  return { url, baseUrl, controlUrl: url + CONTROL_PATH, apiKey, pid, version: VERSION }
}

/** The ready line for a person: more of it on a terminal. */
export function readyText({ baseUrl, apiKey, version }: Ready, onTerminal: boolean): string {
  const line = `go-high-level-emulator ${version} is ready at ${baseUrl}`
  if (!onTerminal) return line
  return `${line}

  API key  ${apiKey}
  Try it   curl ${baseUrl}/contacts \\
             --header 'Authorization: Bearer ${apiKey}' \\
             --data-raw '{"email": "john@deo.com", "firstName": "John"}'

Each key has contacts of its own. Ctrl-C stops.
`
}

/** A file that is there, whole, exactly while the emulator listens. */
export class ReadyFile {
  readonly #file: string | undefined

  /** @throws OptionError when it could not be written later */
  constructor(file: string | undefined) {
    this.#file = file
    if (file === undefined) return
    try {
      this.remove()
      accessSync(dirname(file), constants.W_OK)
    } catch (error) {
      throw new OptionError(`--ready-file "${file}": cannot be written there: ${(error as Error).message}`)
    }
  }

  write(ready: Ready): void {
    if (this.#file === undefined) return
    // Renamed into place, so that nobody reads half a file.
    writeFileSync(`${this.#file}.new`, `${JSON.stringify(ready)}\n`)
    renameSync(`${this.#file}.new`, this.#file)
  }

  remove(): void {
    if (this.#file !== undefined) rmSync(this.#file, { force: true })
  }
}
