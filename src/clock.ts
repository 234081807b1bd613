/** What `save` makes, and `load` takes. */
export interface SavedClock {
  /** ISO 8601. */
  still?: string
  aheadMs?: number
}

/** The time of a location: the real time, or one that stands still until it is set or advanced. */
export class Clock {
  #still: number | undefined
  #ahead = 0
  #moved = 0
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

  /**
   * Milliseconds for what goes by real time though the clock stands still, such as a rate limit whose client waits; what
   * the clock is moved by hand counts too.
   */
  passed(): number {
    return performance.now() + this.#moved
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
    this.#moved += epochMs - this.now()
    this.#still = epochMs
  }

  /** Moves the time by `ms`, whether it stands still or runs. */
  advance(ms: number): void {
    this.#moved += ms
    if (this.#still === undefined) this.#ahead += ms
    else this.#still += ms
  }

  /** As plain data: the time at which it stands still, or how far it is ahead of the real one. */
  save(): SavedClock {
    return this.#still === undefined ? { aheadMs: this.#ahead } : { still: this.iso(this.#still) }
  }

  /** Goes on as the one that was saved. */
  load({ still, aheadMs = 0 }: SavedClock): void {
    this.#still = still === undefined ? undefined : Date.parse(still)
    this.#ahead = aheadMs
  }

  copy(): Clock {
    const copy = new Clock(this.#still)
    copy.#ahead = this.#ahead
    return copy
  }
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d))?$/
const FIRST = Date.UTC(1970, 0)
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Whether a clock can show a time: years 1970 to 9999. */
export function isInRange(epochMs: number): boolean {
  return epochMs >= FIRST && epochMs <= LAST
}

/**
 * Epoch milliseconds of an ISO 8601 time with its zone, or of a date; years 1970 to 9999.
 * @throws Error whose message says what to give
 */
export function parseIso(text: string): number {
  const [, year, month, day] = ISO.exec(text) ?? []
  const epochMs = year === undefined ? Number.NaN : Date.parse(text)
  // JavaScript takes 31 February for 3 March.
  const isOfCalendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  if (isOfCalendar && isInRange(epochMs)) return epochMs
  // Without a zone it would mean another time on another machine.
  throw new Error('give an ISO 8601 time of the years 1970 to 9999 with its zone, such as 2026-01-01T12:00:00Z')
}
