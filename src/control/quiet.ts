/** From when on it must be quiet: from the call, or from the last answer, also one before the call. */
export type QuietFrom = 'call' | 'last-answer'

/** Where it must be quiet. */
export interface Place {
  /** How many requests are not yet answered. */
  inFlight(): number
  /** Milliseconds of the monotonic clock at which the last one was answered. */
  lastActive(): number
}

/**
 * Looks for the moment at which nothing is in flight and nothing has been answered for `quietMs` milliseconds. `look` is to
 * be called at first, and whenever something was answered; it looks again by itself when that moment could be at the earliest.
 */
export class Quiet {
  readonly #place: Place
  readonly #quietMs: number
  readonly #since: number
  readonly #found: () => void
  #timer: NodeJS.Timeout | undefined

  constructor(place: Place, quietMs: number, from: QuietFrom, found: () => void) {
    this.#place = place
    this.#quietMs = quietMs
    this.#since = from === 'call' ? performance.now() : 0
    this.#found = found
  }

  look(): void {
    this.end()
    // It is looked again when that is answered.
    if (this.#place.inFlight() > 0) return
    const left = Math.max(this.#place.lastActive(), this.#since) + this.#quietMs - performance.now()
    if (left > 0) this.#timer = setTimeout(() => this.look(), left)
    else this.#found()
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}
