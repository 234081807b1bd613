import { randomUUID } from 'node:crypto'
import { accessSync, constants, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
  /** Where the proxy of `--proxy` is. */
  proxyUrl?: string
}

/** What of it an emulator knows. */
interface Listening extends Pick<Ready, 'url' | 'baseUrl' | 'apiKey'> {
  proxyUrl?: string | undefined
}

export function readyOf({ url, baseUrl, apiKey, proxyUrl }: Listening, pid: number): Ready {
  return { url, baseUrl, controlUrl: url + CONTROL_PATH, apiKey, pid, version: VERSION, ...(proxyUrl !== undefined && { proxyUrl }) }
}

/** The ready line for a person: more of it on a terminal. */
export function readyText({ baseUrl, controlUrl, apiKey, version, proxyUrl }: Ready, onTerminal: boolean): string {
  const line = `go-high-level-emulator ${version} is ready at ${baseUrl}`
  const proxy = proxyUrl && `${proxyUrl}, its certificate at ${controlUrl}/ca.pem`
  if (!onTerminal) return `${line}; its inspector at ${controlUrl}/${proxy ? `; its proxy at ${proxy}` : ''}`
  return `${line}

  API key    ${apiKey}
  Inspector  ${controlUrl}/
${proxy ? `  Proxy      ${proxy}\n` : ''}  Try it     curl ${baseUrl}/contacts \\
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
      // What a process left that is no more; that of a running one is its own.
      if (!isRunning(pidIn(file))) rmSync(file, { force: true })
      accessSync(dirname(file), constants.W_OK)
    } catch (error) {
      throw new OptionError(`--ready-file "${file}": cannot be written there: ${(error as Error).message}`)
    }
  }

  write(ready: Ready): void {
    if (this.#file === undefined) return
    // Renamed into place, so that nobody reads half a file; under a name that nobody can have put a link at.
    const unfinished = `${this.#file}.${randomUUID()}.new`
    writeFileSync(unfinished, `${JSON.stringify(ready)}\n`, { flag: 'wx' })
    renameSync(unfinished, this.#file)
  }

  /** Removes it, unless another process has written it since. */
  remove(pid: number): void {
    if (this.#file !== undefined && pidIn(this.#file) === pid) rmSync(this.#file, { force: true })
  }
}

/** The process that wrote a ready file; undefined where there is none. */
function pidIn(file: string): number | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).pid
  } catch {
    return undefined
  }
}

function isRunning(pid: number | undefined): boolean {
  if (!Number.isSafeInteger(pid)) return false
  try {
    return process.kill(pid as number, 0)
  } catch (error) {
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
