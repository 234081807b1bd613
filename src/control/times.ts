import { ControlError } from './errors.js'

/** How often something is expected. `never` is the same as 0. */
export type Times = number | 'never' | { atLeast?: number; atMost?: number }

/** From `least` to `most` times. */
export interface Range {
  readonly least: number
  readonly most: number
}

/** @throws ControlError for a range that nothing is in */
export function rangeOf(times: Times): Range {
  if (times === 'never') return { least: 0, most: 0 }
  if (typeof times === 'number') return { least: times, most: times }
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } = times
  if (atLeast === 0 && atMost === Number.POSITIVE_INFINITY) throw wrong('times says nothing; give it atLeast or atMost')
  if (atLeast > atMost) throw wrong(`times wants at least ${atLeast} and at most ${atMost}, which nothing is`)
  return { least: atLeast, most: atMost }
}

/** Whether a count is as expected, now and for good: `in-range` can still change by more. */
export type Verdict = 'too-few' | 'in-range' | 'enough' | 'too-many'

export function verdictOn(count: number, { least, most }: Range): Verdict {
  if (count > most) return 'too-many'
  if (count < least) return 'too-few'
  return most === Number.POSITIVE_INFINITY ? 'enough' : 'in-range'
}

/** For a sentence: `at least 2 requests`. */
export function toldOf({ least, most }: Range, what: string): string {
  const counted = (count: number) => `${count} ${what}${count === 1 ? '' : 's'}`
  if (most === 0) return `no ${what}`
  if (least === most) return counted(least)
  if (most === Number.POSITIVE_INFINITY) return `at least ${counted(least)}`
  return least === 0 ? `at most ${counted(most)}` : `${least} to ${counted(most)}`
}

function wrong(message: string): ControlError {
  return new ControlError(400, 'bad-request', message)
}
