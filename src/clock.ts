/** The time of a location: the real time, or one that stands still until it is set or advanced. */
export class Clock {
  #still: number | undefined
  #ahead = 0
  #isoOf = Number.NaN
  #iso = ''

  /** @param still epoch milliseconds at which the clock stands; without it the real time runs. */
  constructor(still?: number) {
    this.#still = still
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#still ?? Date.now() + this.#ahead
  }

  get standsStill(): boolean {
    return this.#still !== undefined
  }

  /** A time as ISO 8601; that of one millisecond is made once. */
  iso(epochMs: number): string {
    if (epochMs !== this.#isoOf) {
      this.#isoOf = epochMs
      this.#iso = new Date(epochMs).toISOString()
    }
    return this.#iso
  }

  /** From here on the time stands still at `epochMs`. */
  set(epochMs: number): void {
    this.#still = epochMs
  }

  /** Moves the time by `ms`, whether it stands still or runs. */
  advance(ms: number): void {
    if (this.#still === undefined) this.#ahead += ms
    else this.#still += ms
  }

  copy(): Clock {
    const copy = new Clock(this.#still)
    copy.#ahead = this.#ahead
    return copy
  }
}
