import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { EmulatorOptions } from '../../src/index.js'
import { BARE } from '../children.js'
import { SECRET } from './judge.js'

// With more in it than it needs, so that a key that begins with it is longer than any that is shown.
export const CLAIM = Buffer.from(JSON.stringify({ location_id: 'claimed', more: 'x'.repeat(60) })).toString('base64url')
// Those that are sent are named, for one that merely begins as an open one does may be shown.
const NAMED = [`test-${SECRET}-one`, `test-${SECRET}-two`, 'open.*', 'pit-*']

/** With which options there are emulators: one as it comes, and one whose limits are soon reached. */
export const KINDS: Record<string, EmulatorOptions> = {
  plain: { log: 'pretty', apiKeys: NAMED },
  tight: {
    log: 'json',
    apiKeys: NAMED,
    fidelity: 'observed',
    controlKey: `${SECRET}-control`,
    rateLimit: '8/1s',
    maxContacts: 5,
    maxBytes: 200_000,
    journalLimit: 5,
    locationLimit: 2
  }
}

const SCRIPT = fileURLToPath(new URL('served.js', import.meta.url))

/** An emulator in a process of its own. */
export class Served {
  readonly port: number
  readonly #child: ChildProcess
  /** Once it has ended: what is asked of it then is nothing. */
  readonly #nothing: Promise<[number]>
  #log = ''
  ended: string | undefined

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.#nothing = once(child, 'exit').then(() => [0])
    this.port = Number(new URL(url).port)
    child.stderr?.on('data', (chunk) => {
      this.#log += chunk
    })
    child.on('exit', (code, signal) => {
      this.ended = `${signal ?? `exit code ${code}`}`
    })
  }

  static async start(options: EmulatorOptions): Promise<Served> {
    const execArgv = ['--expose-gc', '--max-old-space-size=512']
    const child = fork(SCRIPT, [JSON.stringify(options)], { execArgv, env: BARE, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] })
    const [url] = await once(child, 'message')
    return new Served(child, url)
  }

  /** What it wrote to stderr since this was asked for last. */
  takeLog(): string {
    const log = this.#log
    this.#log = ''
    return log
  }

  /** The bytes of its heap that are in use. */
  heap(): Promise<number> {
    return this.#ask('heap')
  }

  /** The processor time that it has used so far, in milliseconds. */
  processorMs(): Promise<number> {
    return this.#ask('processor')
  }

  async #ask(what: 'heap' | 'processor'): Promise<number> {
    if (this.ended !== undefined) return 0
    const answer = Promise.race([once(this.#child, 'message'), this.#nothing])
    this.#child.send(what, () => {})
    const [figure] = await answer
    return figure
  }

  async stop(): Promise<void> {
    if (this.ended !== undefined) return
    this.#child.kill('SIGKILL')
    await once(this.#child, 'exit')
  }
}
