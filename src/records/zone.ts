const DAY = 86_400_000

/** A time zone: from a moment to what clocks show there, and back. */
export class Zone {
  readonly #format: Intl.DateTimeFormat

  private constructor(format: Intl.DateTimeFormat) {
    this.#format = format
  }

  /** @param name such as `America/New_York`; undefined where there is no such zone */
  static named(name: string): Zone | undefined {
    try {
      const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
      return new Zone(new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', ...parts }))
    } catch {
      return undefined
    }
  }

  /** What clocks show there, as the epoch milliseconds at which they show it in UTC. */
  shown(epochMs: number): number {
    const { year, month, day, hour, minute, second } = Object.fromEntries(
      this.#format.formatToParts(epochMs).map(({ type, value }) => [type, Number(value)])
    ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>
    const ms = epochMs - Math.floor(epochMs / 1000) * 1000
    return Date.UTC(year, month - 1, day, hour, minute, second) + ms
  }

  /** The midnight before, as clocks show it. */
  dayOf(epochMs: number): number {
    return Math.floor(this.shown(epochMs) / DAY) * DAY
  }

  /**
   * The moment at which clocks show a time. Of two, where they are set back, the first; where they are set forward over it,
   * the moment of that.
   */
  at(shown: number): number {
    // The offsets of the day before and of the day after are those between which clocks may be set.
    const [before, after] = [shown - DAY, shown + DAY].map((near) => this.#offset(near)) as [number, number]
    const [early, late] = [shown - Math.max(before, after), shown - Math.min(before, after)]
    if (this.shown(early) === shown) return early
    if (this.shown(late) === shown) return late
    let [low, high] = [early, late]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (this.#offset(middle) === before) low = middle
      else high = middle
    }
    return high
  }

  /** As ISO 8601 with the offset there, without milliseconds: `2020-09-04T08:00:00+05:30`. */
  iso(epochMs: number): string {
    const shown = this.shown(epochMs)
    const minutes = Math.round((shown - epochMs) / 60_000)
    const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, '0'))
    return `${new Date(shown).toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${hour}:${minute}`
  }

  #offset(epochMs: number): number {
    return this.shown(epochMs) - epochMs
  }
}

/** The time zone of a location; UTC where it has one that is none. */
export function zoneOf({ timezone }: { timezone: string }): Zone {
  return Zone.named(timezone) ?? (Zone.named('UTC') as Zone)
}
