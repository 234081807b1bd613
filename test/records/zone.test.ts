import t, { type Test } from 'tap'
import { Zone } from '../../src/records/zone.js'

const zone = (name: string) => Zone.named(name) as Zone
const shown = (text: string) => Date.parse(`${text}Z`)

/** That these times of the clock are these moments. */
function at(t: Test, name: string, times: Record<string, string>): void {
  for (const [time, moment] of Object.entries(times))
    t.equal(new Date(zone(name).at(shown(time))).toISOString(), moment, `${time} in ${name}`)
}

t.test('a moment is shown with the offset of the zone at that time', async (t) => {
  const moment = Date.parse('2026-01-05T13:30:00.250Z')
  t.equal(zone('Asia/Kolkata').iso(moment), '2026-01-05T19:00:00+05:30')
  t.equal(zone('America/New_York').iso(moment), '2026-01-05T08:30:00-05:00')
  t.equal(zone('America/New_York').iso(Date.parse('2026-07-05T13:30:00Z')), '2026-07-05T09:30:00-04:00')
  t.equal(zone('UTC').iso(moment), '2026-01-05T13:30:00+00:00')
  t.equal(zone('America/St_Johns').iso(moment), '2026-01-05T10:00:00-03:30')
})

t.test('where clocks are set forward, a time that they skip is the moment of that', async (t) => {
  at(t, 'America/New_York', {
    '2026-03-08T01:59:00': '2026-03-08T06:59:00.000Z',
    '2026-03-08T02:00:00': '2026-03-08T07:00:00.000Z',
    '2026-03-08T02:30:00': '2026-03-08T07:00:00.000Z',
    '2026-03-08T03:00:00': '2026-03-08T07:00:00.000Z',
    '2026-03-08T17:00:00': '2026-03-08T21:00:00.000Z'
  })
  at(t, 'Pacific/Apia', { '2011-12-30T12:00:00': '2011-12-30T10:00:00.000Z' })
})

t.test('where clocks are set back, a time that they show twice is the first', async (t) => {
  at(t, 'America/New_York', {
    '2026-11-01T00:30:00': '2026-11-01T04:30:00.000Z',
    '2026-11-01T01:30:00': '2026-11-01T05:30:00.000Z',
    '2026-11-01T02:00:00': '2026-11-01T07:00:00.000Z'
  })
})

t.test('a day begins at midnight as clocks show it', async (t) => {
  t.equal(zone('Asia/Kolkata').dayOf(Date.parse('2026-01-05T20:00:00Z')), shown('2026-01-06T00:00:00'))
  t.equal(zone('America/New_York').dayOf(Date.parse('2026-01-05T03:00:00Z')), shown('2026-01-04T00:00:00'))
})

t.test('there is no zone with a name that none has', async (t) => {
  t.equal(Zone.named('Mars/Olympus'), undefined)
})
