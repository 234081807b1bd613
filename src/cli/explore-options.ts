import { availableParallelism } from 'node:os'
import { OptionError } from '../options/options.js'
import { wholeNumber } from '../options/values.js'

/** What the flags of `explore` say; what names a run or a fault is checked by explore itself. */
export interface ExploreAsked {
  only: string[]
  faults: string[] | undefined
  jobs: number
  runTimeoutMs: number | undefined
  mostTries: number | undefined
  maxRuns: number | undefined
  reports: string[]
}

/** @throws OptionError */
export function exploreAsked(flags: ReadonlyMap<string, string[]>): ExploreAsked {
  const list = (flag: string) => (flags.get(flag) ?? []).flatMap((text) => text.split(',').map((part) => part.trim()))
  const seconds = number(flags, '--run-timeout', 1, 540)
  return {
    only: list('--only'),
    faults: flags.has('--faults') ? list('--faults') : undefined,
    jobs: number(flags, '--jobs', 1, 64) ?? Math.min(64, availableParallelism()),
    runTimeoutMs: seconds && seconds * 1000,
    mostTries: number(flags, '--tries', 1, 1000),
    maxRuns: number(flags, '--max-runs', 1, 100_000),
    reports: flags.get('--report') ?? []
  }
}

function number(flags: ReadonlyMap<string, string[]>, flag: string, least: number, most: number): number | undefined {
  const text = flags.get(flag)?.at(-1)
  if (text === undefined) return undefined
  try {
    return wholeNumber(text, least, most)
  } catch (error) {
    throw new OptionError(`${flag} "${text}": ${(error as Error).message}`)
  }
}
