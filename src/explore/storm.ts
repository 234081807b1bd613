import type { Exchange } from '../journal/exchange.js'
import type { Seen } from './run.js'
import { shapeOf } from './shape.js'
import type { Undisturbed } from './undisturbed.js'

// A timer may be early by a little, and the answer is read some time after it was sent.
const OF_WHAT_WAS_ASKED = 0.8

/** How many of these are tries of a request, those aside that come undisturbed too. */
export function triesOf(exchange: Exchange, { requests }: Undisturbed, came: readonly Exchange[]): number {
  const shape = shapeOf(exchange)
  const undisturbed = requests.filter((one) => shapeOf(one.exchange) === shape).length
  return came.filter((one) => shapeOf(one) === shape).length - undisturbed + 1
}

/** Why the tries of a request are a storm; undefined where they are none. */
export function stormIn(exchange: Exchange, undisturbed: Undisturbed, seen: readonly Seen[], mostTries: number): string | undefined {
  const tries = triesOf(
    exchange,
    undisturbed,
    seen.map(({ exchange }) => exchange)
  )
  if (tries > mostTries) return `it tried more than ${mostTries} times`
  if (tries < 2) return undefined
  const same = seen.filter((one) => shapeOf(one.exchange) === shapeOf(exchange))
  for (const [index, { exchange: refused, at }] of same.entries()) {
    const next = same[index + 1]
    const seconds = Number(refused.fault && refused.response?.headers['retry-after'])
    // One whose answer was held back is noted after a later one.
    if (next && seconds > 0 && next.at - next.exchange.durationMs - at < seconds * 1000 * OF_WHAT_WAS_ASKED)
      return `it tried again sooner than Retry-After asks, which is ${seconds} s`
  }
  return undefined
}
