import type { Clock } from '../clock.js'

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }
/** So many requests in so many milliseconds. */
export interface Rate {
  most: number
  intervalMs: number
}

/** The vendor's pages name it beside the limit of the interval (assumed to hold). */
export const DAY: Rate = { most: 200_000, intervalMs: 86_400_000 }

/** @throws Error for a text that is not like `100/10s` */
export function parseRate(text: string): Rate {
  const [, most, count, unit = ''] = /^(\d+)\/(\d+)(ms|s|m|h)$/.exec(text) ?? []
  const rate = { most: Number(most), intervalMs: Number(count) * (UNITS[unit] ?? 0) }
  if (rate.most > 0 && rate.intervalMs > 0) return rate
  throw new Error('give a number of requests and a time, such as 100/10s; the units are ms, s, m and h')
}

/**
 * Counts the requests of one location in one interval after the other. Our own, because a test moves the time: what its
 * clock is moved by hand counts as passed. Else it goes by real time, also where the clock stands still: a client waits so.
 */
export class Window {
  readonly #rate: Rate
  #start = Number.NEGATIVE_INFINITY
  #used = 0

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Counts a request; false when it is one too many. */
  take(clock: Clock): boolean {
    const now = clock.passed()
    // Also when the clock was set back.
    if (now >= this.#start + this.#rate.intervalMs || now < this.#start) {
      this.#start = now
      this.#used = 0
    }
    return ++this.#used <= this.#rate.most
  }

  get left(): number {
    return Math.max(0, this.#rate.most - this.#used)
  }

  /** Whole seconds until the next interval. */
  secondsLeft(clock: Clock): number {
    return Math.max(1, Math.ceil((this.#start + this.#rate.intervalMs - clock.passed()) / 1000))
  }
}
