import fc from 'fast-check'
import t from 'tap'
import { freeSlots, type Offer, whyNotFree } from '../../src/records/free-slots.js'
import { PLAUSIBLE_AVAILABILITY } from '../../src/records/plausible-calendar.js'
import type { Availability, Hours } from '../../src/records/service.js'
import { Zone } from '../../src/records/zone.js'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const time = (text: string) => Date.parse(text)

function offer(availability: Partial<Availability>, zone: string, now: string, rest: Partial<Offer> = {}): Offer {
  return {
    availability: { ...PLAUSIBLE_AVAILABILITY, ...availability },
    zone: Zone.named(zone) as Zone,
    ...{ booked: [], blocked: [], now: time(now) },
    ...rest
  }
}

/** The free slots of a day, as clocks show them. */
function shownSlots(of: Offer, from: string, to: string): string[] {
  return freeSlots(of, time(from), time(to)).map((slot) => of.zone.iso(slot).slice(11))
}

const everyDay = (...hours: Hours[]) => Array.from({ length: 7 }, () => hours)

t.test('slots begin every interval, and end before the calendar closes', async (t) => {
  const of = offer({ duration: 45, interval: 30, week: everyDay({ open: 540, close: 660 }) }, 'Asia/Kolkata', '2026-01-01T00:00:00Z')
  t.same(shownSlots(of, '2026-01-04T18:30:00Z', '2026-01-05T18:29:59Z'), ['09:00:00+05:30', '09:30:00+05:30', '10:00:00+05:30'])
})

t.test('hours that overlap are one, and hours that are too short are none', async (t) => {
  const week = everyDay(
    { open: 600, close: 660 },
    { open: 540, close: 600 },
    { open: 540, close: 600 },
    { open: 570, close: 580 },
    { open: 700, close: 710 }
  )
  const of = offer({ interval: 60, duration: 60, week }, 'UTC', '2026-01-01T00:00:00Z')
  t.same(shownSlots(of, '2026-01-05T00:00:00Z', '2026-01-05T23:59:59Z'), ['09:00:00+00:00', '10:00:00+00:00'])
})

t.test('on the days on which New York sets its clocks, slots are those hours that there are', async (t) => {
  const of = offer({ interval: 60, duration: 60, week: everyDay({ open: 60, close: 240 }) }, 'America/New_York', '2026-01-01T00:00:00Z')
  t.same(shownSlots(of, '2026-03-08T05:00:00Z', '2026-03-09T03:59:59Z'), ['01:00:00-05:00', '03:00:00-04:00'])
  t.same(shownSlots(of, '2026-11-01T04:00:00Z', '2026-11-02T04:59:59Z'), [
    ...['01:00:00-04:00', '01:00:00-05:00', '02:00:00-05:00', '03:00:00-05:00']
  ])
  const late = { ...of, availability: { ...of.availability, duration: 30, interval: 30, week: everyDay({ open: 90, close: 150 }) } }
  t.same(shownSlots(late, '2026-11-01T04:00:00Z', '2026-11-02T04:59:59Z'), ['01:30:00-04:00', '01:30:00-05:00', '02:00:00-05:00'])
  t.same(shownSlots(late, '2026-03-08T05:00:00Z', '2026-03-09T03:59:59Z'), ['01:30:00-05:00'])
})

t.test('appointments keep a buffer between them, and a slot takes as many as it may', async (t) => {
  const booked = [{ start: time('2026-01-05T10:00:00Z'), end: time('2026-01-05T10:30:00Z') }]
  const week = everyDay({ open: 540, close: 720 })
  const now = '2026-01-01T00:00:00Z'
  const slots = (availability: Partial<Availability>, rest: Partial<Offer> = { booked }) =>
    shownSlots(offer({ week, ...availability }, 'UTC', now, rest), '2026-01-05T00:00:00Z', '2026-01-05T23:59:59Z').map((slot) =>
      slot.slice(0, 5)
    )
  t.same(slots({}), ['09:00', '09:30', '10:30', '11:00', '11:30'])
  t.same(slots({ buffer: 15 }), ['09:00', '11:00', '11:30'])
  t.equal(slots({ perSlot: 2 }).length, 6)
  t.same(slots({ perSlot: 2 }, { booked: [...booked, ...booked] }).length, 5)
  t.same(slots({ perSlot: 2 }, { blocked: booked }).length, 5, 'what is blocked leaves nobody a place')
  t.same(slots({ perDay: 2 }).length, 5)
  t.same(slots({ perDay: 1 }), [])
  t.equal(slots({ perDay: 1 }, { booked: [] }).length, 6)
  t.equal(
    slots({ perDay: 2 }, { booked: [...booked, { start: time('2026-01-05T09:00:00Z'), end: time('2026-01-05T09:30:00Z') }] }).length,
    0
  )
})

t.test('slots are as far ahead as the calendar says', async (t) => {
  const week = everyDay({ open: 540, close: 600 })
  const first = (ahead: number, unit: string) => {
    const of = offer({ week, ahead: { amount: ahead, unit } }, 'UTC', '2026-01-05T00:00:00Z')
    return new Date(freeSlots(of, of.now, of.now + 40 * DAY)[0] as number).toISOString().slice(0, 16)
  }
  t.equal(first(0, 'hours'), '2026-01-05T09:00')
  t.equal(first(9, 'Hours'), '2026-01-05T09:00')
  t.equal(first(10, 'hours'), '2026-01-06T09:00')
  t.equal(first(2, 'days'), '2026-01-07T09:00')
  t.equal(first(2, 'fortnights'), '2026-01-07T09:00', 'an unknown unit is that of days')
  t.equal(first(1, 'weeks'), '2026-01-12T09:00')
  t.equal(first(1, 'months'), '2026-02-04T09:00')
  const near = offer({ week, horizon: { amount: 1, unit: 'days' } }, 'UTC', '2026-01-05T00:00:00Z')
  t.equal(freeSlots(near, near.now, near.now + 40 * DAY).length, 2)
  t.same(freeSlots(near, near.now + 2 * DAY, near.now + 40 * DAY), [])
})

t.test('why a slot is not free is said', async (t) => {
  const now = '2026-01-05T10:00:00Z'
  const booked = [{ start: time('2026-01-05T11:00:00Z'), end: time('2026-01-05T11:30:00Z') }]
  const why = (start: string) => whyNotFree(offer({}, 'UTC', now, { booked }), time(start))
  t.equal(why('2026-01-05T09:30:00Z'), 'it is in the past')
  t.equal(why('2026-01-05T11:00:00Z'), 'it is taken')
  t.match(why('2026-01-05T11:10:00Z'), /no slot that begins then/)
  t.match(why('2026-01-04T11:00:00Z'), /past/)
  t.equal(why('2026-01-05T12:00:00Z'), undefined)
})

const minutes = fc.integer({ min: 0, max: 1440 })
const length = fc.constantFrom(10, 15, 20, 30, 45, 60, 90, 120)
const hours = fc.array(fc.record({ open: minutes, close: minutes }), { maxLength: 3 })
// Around the days on which clocks are set in New York, and when nothing is.
const beginning = fc.constantFrom('2026-03-06T00:00:00Z', '2026-10-30T00:00:00Z', '2026-06-01T07:00:00Z').map(time)
const anyOffer = fc
  .record({
    zone: fc.constantFrom('America/New_York', 'Asia/Kolkata', 'UTC', 'Australia/Lord_Howe'),
    now: fc.tuple(beginning, fc.integer({ min: 0, max: 5 * DAY })).map(([start, after]) => start + after),
    ...{ duration: length, interval: length, buffer: fc.constantFrom(0, 5, 30), perSlot: fc.integer({ min: 1, max: 2 }) },
    perDay: fc.integer({ min: 0, max: 3 }),
    ahead: fc.integer({ min: 0, max: 3 }),
    week: fc.array(hours, { minLength: 7, maxLength: 7 }),
    taken: fc.array(fc.tuple(fc.integer({ min: -DAY, max: 5 * DAY }), length), { maxLength: 8 })
  })
  .map(({ zone, now, ahead, taken, ...availability }) => {
    const booked = taken.map(([after, minutes]) => ({ start: now + after, end: now + after + minutes * MINUTE }))
    const horizon = { amount: 0, unit: 'days' }
    return {
      ...{ zone: Zone.named(zone) as Zone, name: zone, booked, blocked: [], now },
      availability: { ...availability, ahead: { amount: ahead, unit: 'hours' }, horizon }
    }
  })

t.test('no slot is in the past, outside office hours or taken; each can be booked, and is gone then', async () => {
  fc.assert(
    fc.property(anyOffer, (of) => {
      const slots = freeSlots(of, of.now - DAY, of.now + 4 * DAY)
      const clock = new Intl.DateTimeFormat('en-GB', {
        timeZone: of.name,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23'
      })
      const { duration, buffer, perSlot, week } = of.availability
      for (const [index, start] of slots.entries()) {
        if (index > 0 && start <= (slots[index - 1] as number)) return false
        if (start < of.now) return false
        const [weekday = '', shown = ''] = clock.format(start).split(' ')
        const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(weekday.slice(0, 3))
        const minute = Number(shown.slice(0, 2)) * 60 + Number(shown.slice(3))
        if (!week[day]?.some(({ open, close }) => minute >= open && minute < close)) return false
        const end = start + duration * MINUTE
        const near = of.booked.filter((each) => each.start - buffer * MINUTE < end && each.end + buffer * MINUTE > start)
        if (near.length >= perSlot) return false
        if (whyNotFree(of, start) !== undefined) return false
      }
      const [start] = slots
      if (start === undefined) return true
      const one = { start, end: start + duration * MINUTE }
      const after = { ...of, booked: [...of.booked, ...Array.from({ length: perSlot }, () => one)] }
      return whyNotFree(after, start) !== undefined && !freeSlots(after, of.now, of.now + 4 * DAY).includes(start)
    }),
    { numRuns: 100 }
  )
})

t.test('a slot that is not in the list cannot be booked', async () => {
  fc.assert(
    fc.property(anyOffer, fc.integer({ min: -600, max: 4000 }), (of, after) => {
      const start = Math.floor(of.now / MINUTE) * MINUTE + after * 5 * MINUTE
      const isListed = freeSlots(of, of.now - 5 * DAY, of.now + 20 * DAY).includes(start)
      return isListed === (whyNotFree(of, start) === undefined)
    }),
    { numRuns: 100 }
  )
})
