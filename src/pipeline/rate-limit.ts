import type { onRequestHookHandler } from 'fastify'
import type { Location } from '../locations/location.js'
import type { Refusal } from '../rules/refusals.js'
import { refuse } from './answer.js'
import { DAY, type Rate, Window } from './rate-window.js'

const TOO_MANY: Refusal = { status: 429, body: { msg: 'Too Many Requests' }, rule: 'rate.limit' }

/** Hook: refuses a request that is one too many for its location, and tells each how many are left. */
export function rateLimiter(rate: Rate): onRequestHookHandler {
  const usages = new WeakMap<Location, { interval: Window; day: Window }>()
  return (request, reply, done) => {
    const { location } = request
    // Not known yet where no key is asked for.
    if (location === null) return done()
    const usage = usages.get(location) ?? { interval: new Window(rate), day: new Window(DAY) }
    usages.set(location, usage)
    const { clock } = location
    const inTime = usage.interval.take(clock)
    // Told, and not enforced: no test makes so many.
    usage.day.take(clock)
    reply.headers({
      'x-ratelimit-limit-daily': DAY.most,
      'x-ratelimit-daily-remaining': usage.day.left,
      'x-ratelimit-interval-milliseconds': rate.intervalMs,
      'x-ratelimit-max': rate.most,
      'x-ratelimit-remaining': usage.interval.left
    })
    if (inTime) return done()
    const wait = usage.interval.secondsLeft(clock)
    reply.header('retry-after', wait)
    refuse(reply, TOO_MANY, [`more than ${rate.most} requests in ${rate.intervalMs} ms; the next interval begins in ${wait} s`])
  }
}
