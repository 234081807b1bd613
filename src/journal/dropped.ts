import { setImmediate } from 'node:timers/promises'
import type { Entry } from './entry.js'

const MOST_ENTRIES = 256
const MOST_BYTES = 4 * 1024 * 1024
const ENTRIES_AT_ONCE = 512
const BYTES_AT_ONCE = 1024 * 1024

/** What counts the exchanges that are gone. */
export interface Tallying {
  take(entries: readonly Entry[]): void
}

const FORGETFUL: Tallying = { take: () => {} }

/**
 * The exchanges that the journals let go of, until they are counted. That is done for many at once and between two requests,
 * so that none has to wait for it. What counts them is loaded when there is something to count.
 */
export class Dropped<Tallies extends Tallying = Tallying> {
  readonly #load: () => Promise<Tallies>
  #tallies: Promise<Tallies> | undefined
  #waiting: Entry[] = []
  #bytes = 0
  #isCounting = false

  constructor(load: () => Promise<Tallies>) {
    this.#load = load
  }

  /** Those that are not yet counted, the one that went first first. */
  get waiting(): readonly Entry[] {
    return this.#waiting
  }

  /** What has counted the others. */
  get tallies(): Promise<Tallies> {
    this.#tallies ??= this.#load()
    return this.#tallies
  }

  add(entry: Entry): void {
    this.#waiting.push(entry)
    this.#bytes += entry.bytes
    if (this.#isCounting || !this.#isMuch) return
    this.#isCounting = true
    void this.#count()
  }

  async #count(): Promise<void> {
    // Nobody waits for this: where it cannot be loaded, who asks for the tallies is told so, and the memory stays bounded.
    const tallies: Tallying = await this.tallies.catch(() => FORGETFUL)
    // What comes meanwhile waits until it is much again: to count each by itself takes several times as long.
    while (this.#isMuch) {
      let left = this.#waiting.length
      while (left > 0) {
        const entries = this.#next(left)
        left -= entries.length
        tallies.take(entries)
        await setImmediate()
      }
    }
    this.#isCounting = false
  }

  get #isMuch(): boolean {
    return this.#waiting.length >= MOST_ENTRIES || this.#bytes >= MOST_BYTES
  }

  #next(most: number): Entry[] {
    let [count, bytes] = [0, 0]
    while (count < Math.min(most, ENTRIES_AT_ONCE) && bytes < BYTES_AT_ONCE) bytes += (this.#waiting[count++] as Entry).bytes
    this.#bytes -= bytes
    return this.#waiting.splice(0, count)
  }
}
