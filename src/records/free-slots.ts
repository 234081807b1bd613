import { merged, spanMs } from './open-hours.js'
import type { Availability } from './service.js'
import type { Zone } from './zone.js'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What takes a part of a calendar: epoch milliseconds, the end not included. */
export interface Busy {
  readonly start: number
  readonly end: number
}

/** What a calendar has to offer, and when that is asked. */
export interface Offer {
  availability: Availability
  /** In which the office hours are. */
  zone: Zone
  /** Appointments; each takes one place of its slot. */
  booked: readonly Busy[]
  /** What leaves nobody a place. */
  blocked: readonly Busy[]
  /** Epoch milliseconds. */
  now: number
}

/** The beginnings of the slots that can be booked, of those from `from` to `to` itself, in their order. Epoch milliseconds. */
export function freeSlots({ availability, zone, booked, blocked, now }: Offer, from: number, to: number): number[] {
  const { duration, interval, perSlot, perDay, ahead, horizon } = availability
  const first = Math.max(from, now + spanMs(ahead))
  const last = horizon.amount === 0 ? to : Math.min(to, now + spanMs(horizon))
  const isNear = ({ start, end }: Busy) => end > first - 3 * DAY && start < last + 3 * DAY
  const near = booked.filter(isNear)
  const appointments = counter(near, availability.buffer * MINUTE)
  const blocks = counter(blocked.filter(isNear), 0)
  const starts = near.map(({ start }) => start).sort(ascending)
  const countOf = (day: number) => countBelow(starts, zone.at(day + DAY)) - countBelow(starts, zone.at(day))
  const slots: number[] = []
  for (const { day, open, close } of openings(availability, zone, first, last)) {
    if (perDay > 0 && countOf(day) >= perDay) continue
    const latest = Math.min(zone.at(day + close) - duration * MINUTE, last)
    for (let start = zone.at(day + open); start <= latest; start += interval * MINUTE) {
      if (start < first || !isBetween(zone.shown(start) - day, open, close)) continue
      const end = start + duration * MINUTE
      if (appointments(start, end) < perSlot && blocks(start, end) === 0) slots.push(start)
    }
  }
  return slots
}

/** Why the slot that begins then cannot be booked; undefined where it can. */
export function whyNotFree(offer: Offer, start: number): string | undefined {
  if (freeSlots(offer, start, start).length > 0) return undefined
  if (start < offer.now) return 'it is in the past'
  const isThere = freeSlots({ ...offer, booked: [], blocked: [] }, start, start).length > 0
  return isThere ? 'it is taken' : 'the calendar has no slot that begins then; see its office hours'
}

/** When the calendar is open, day by day; `open` and `close` are milliseconds since the midnight `day`, as clocks show it. */
function* openings({ week, duration }: Availability, zone: Zone, from: number, to: number) {
  if (from > to) return
  const hours = week.map((ofDay) => merged(ofDay, duration))
  const lastDay = zone.dayOf(to)
  for (let day = zone.dayOf(from); day <= lastDay; day += DAY) {
    const ofDay = hours[new Date(day).getUTCDay()] as (typeof week)[number]
    for (const { open, close } of ofDay) yield { day, open: open * MINUTE, close: close * MINUTE }
  }
}

// Where clocks are set back, a moment after the opening may show a time before it.
function isBetween(shown: number, open: number, close: number): boolean {
  return shown >= open && shown < close
}

/** Counts those that overlap a stretch of time or come nearer to it than `buffer`, in logarithmic time. */
function counter(all: readonly Busy[], buffer: number): (start: number, end: number) => number {
  const starts = all.map(({ start }) => start - buffer).sort(ascending)
  const ends = all.map(({ end }) => end + buffer).sort(ascending)
  return (start, end) => countBelow(starts, end) - countBelow(ends, start + 1)
}

function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}

function ascending(a: number, b: number): number {
  return a - b
}
