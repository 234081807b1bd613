import t from 'tap'
import { Clock } from '../src/clock.js'

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
