import type { Hours, Span } from './service.js'

const HOUR = 3_600_000
const UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['hours', HOUR],
  ['days', 24 * HOUR],
  ['weeks', 7 * 24 * HOUR],
  ['months', 30 * 24 * HOUR]
]

/** Milliseconds of a span; those of days where the unit is none of hours, days, weeks and months, in any case. */
export function spanMs({ amount, unit }: Span): number {
  const [, ms] = UNITS.find(([name]) => name === unit.toLowerCase()) ?? ['days', 24 * HOUR]
  return amount * ms
}

/** The hours of a day without overlaps, in their order, and without those that are too short for `duration`. */
export function merged(hours: readonly Hours[], duration: number): Hours[] {
  const found: Hours[] = []
  for (const { open, close } of [...hours].sort((a, b) => a.open - b.open)) {
    const last = found.at(-1)
    if (last && open < last.close) found[found.length - 1] = { open: last.open, close: Math.max(last.close, close) }
    else found.push({ open, close })
  }
  return found.filter(({ open, close }) => close - open >= duration)
}
