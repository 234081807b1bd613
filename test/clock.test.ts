import t from 'tap'
import { Clock, isInRange, parseIso } from '../src/clock.js'

const NOON = Date.parse('2026-01-01T12:00:00Z')

t.test('a clock runs with the real time until it is set, and can be advanced', async (t) => {
  const clock = new Clock()
  const before = Date.now()
  t.notOk(clock.standsStill)
  t.ok(clock.now() >= before && clock.now() <= Date.now())
  clock.advance(3_600_000)
  t.ok(clock.now() >= before + 3_600_000)
  t.ok(clock.copy().now() >= before + 3_600_000)
  clock.set(NOON)
  t.ok(clock.standsStill)
  t.equal(clock.now(), NOON)
  clock.advance(1500)
  t.equal(clock.now(), NOON + 1500)
  t.equal(clock.copy().now(), NOON + 1500)
})

t.test('what a clock is moved by hand counts as time that passed, forwards and back, though it stands still', async (t) => {
  const clock = new Clock(NOON)
  for (const [move, ms] of [
    [() => clock.advance(90_000), 90_000],
    [() => clock.set(NOON), -90_000],
    [() => clock.set(NOON + 5000), 5000]
  ] as const) {
    const [before, from] = [performance.now(), clock.passed()]
    move()
    const passed = clock.passed() - from
    t.ok(passed >= ms && passed <= ms + performance.now() - before, `${passed}, wanted ${ms}`)
  }
})

t.test('a time is told as ISO 8601, the same one and another', async (t) => {
  const clock = new Clock()
  for (const text of ['2026-01-01T12:00:00.001Z', '2026-01-01T12:00:00.001Z', '1970-01-01T00:00:00.000Z'])
    t.equal(clock.iso(Date.parse(text)), text)
})

t.test('a clock that was saved goes on where it stood, or as far ahead of the real time', async (t) => {
  const still = new Clock(NOON)
  still.advance(1)
  t.strictSame(still.save(), { still: '2026-01-01T12:00:00.001Z' })
  const running = new Clock()
  running.advance(3_600_000)
  t.strictSame(running.save(), { aheadMs: 3_600_000 })
  const clock = new Clock()
  clock.load(still.save())
  t.equal(clock.now(), NOON + 1)
  clock.load(running.save())
  const ahead = clock.now() - Date.now()
  t.ok(!clock.standsStill && ahead > 3_590_000 && ahead <= 3_600_000, String(ahead))
  clock.load({})
  t.ok(clock.now() <= Date.now())
})

const TIMES: [text: string, epochMs: number][] = [
  ['1970-01-01', 0],
  ['1970-01-01T00:00Z', 0],
  ['2026-07-31', Date.UTC(2026, 6, 31)],
  ['2024-02-29T23:59:58Z', Date.UTC(2024, 1, 29, 23, 59, 58)],
  ['2026-10-15T12:34:56.789Z', Date.UTC(2026, 9, 15, 12, 34, 56, 789)],
  ['2026-01-01T12:00:00+02:00', Date.UTC(2026, 0, 1, 10)],
  ['2026-01-01T12:00-0730', Date.UTC(2026, 0, 1, 19, 30)],
  ['9999-12-31T23:59:59.999Z', Date.UTC(9999, 11, 31, 23, 59, 59, 999)]
]
for (const [text, epochMs] of TIMES) t.test(`${text} is a time`, async (t) => t.equal(parseIso(text), epochMs))

const NO_TIMES = ['', 'now', '2026', 'x2026-01-01', '2026-01-01x', '2026-02-31', '2026-13-01', '2026-01-00', '2026-01-01T12:00:00']
const OUT_OF_RANGE = ['1969-12-31T23:59:59.999Z', '1970-01-01T00:30:00+01:00', '9999-12-31T23:59:59-01:00', '2026-01-01T25:00:00Z']
for (const text of [...NO_TIMES, ...OUT_OF_RANGE])
  t.test(`"${text}" is no time, and the error says what is`, async (t) => {
    t.throws(() => parseIso(text), {
      message: 'give an ISO 8601 time of the years 1970 to 9999 with its zone, such as 2026-01-01T12:00:00Z'
    })
  })

t.test('a clock shows the years 1970 to 9999, to the millisecond', async (t) => {
  const last = Date.UTC(10_000, 0) - 1
  for (const epochMs of [0, last]) t.ok(isInRange(epochMs))
  for (const epochMs of [-1, last + 1, Number.NaN]) t.notOk(isInRange(epochMs))
})
