import type { GivenRun } from '../explore/run.js'
import { runChild } from './child.js'
import { EXIT } from './exit.js'

/** What a run rejects with where the program ended by no will of its own. */
class Crash extends Error {
  override name = 'Crash'
}

// What Node and Python write where nothing in a program took an error.
const UNCAUGHT = /^Node\.js v\d+\.\d+\.\d+\s*$|^Traceback \(most recent call last\):/m

/** A command that is explored, and what its runs wrote. */
export class ExploredChild {
  readonly #run: readonly string[]
  readonly #environment: NodeJS.ProcessEnv
  /** By the name of the run: the end of what it wrote. */
  readonly outputs = new Map<string, string>()
  /** Why it cannot be run. */
  notRunnable: string | undefined

  constructor(run: readonly string[], environment: NodeJS.ProcessEnv) {
    this.#run = run
    this.#environment = environment
  }

  /** The end of what a run wrote; empty where it was ended before it had started. */
  outputOf(name: string): string {
    return this.outputs.get(name) ?? ''
  }

  /** Runs it once; rejects where it does not end with exit code 0. */
  async run({ env, name, signal }: Pick<GivenRun, 'env' | 'name' | 'signal'>): Promise<void> {
    const [command = '', ...args] = this.#run
    const end = await runChild({ command, args, env: { ...this.#environment, ...env }, signal })
    this.outputs.set(name, end.output)
    if (end.error) {
      this.notRunnable = `"${command}" cannot be run: ${end.error.message}`
      throw new Error(this.notRunnable)
    }
    if (end.signal !== null) throw new Crash(`it was ended by ${end.signal}`)
    if (end.code === 0) return
    const sentence = `it ended with exit code ${end.code}`
    if (Number(end.code) >= EXIT.notRunnable || UNCAUGHT.test(end.output))
      throw new Crash(`${sentence}, by an error that nothing in it took`)
    throw new Error(sentence)
  }
}
