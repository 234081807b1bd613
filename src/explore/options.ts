import type { LocationClient } from '../client.js'
import { FAULT_NAMES, type FaultName } from '../faults/named-faults.js'
import { OptionError } from '../options/options.js'
import type { ExploredRun } from './exploration.js'
import { type Planned, parseCase, parseFault } from './plan.js'
import type { GivenRun } from './run.js'

/** What `explore` takes. */
export interface ExploreOptions {
  /**
   * The program under test, run once. It resolves where the program says that all is well, and rejects where the program says
   * that something is wrong.
   */
  run: (given: GivenRun) => unknown
  /** Each run begins with what its location holds. */
  emulator: LocationClient
  /** Which faults. Default: all. */
  faults?: FaultName[]
  /** These runs alone, such as `['3:cut-after-store']`. Default: all. */
  only?: string[]
  /** How many runs at once, where `run` uses the `apiKey` it is given. Default: 1. */
  jobs?: number
  /** After how long a run is hung. Default: ten times as long as an undisturbed one takes, and 30 seconds at least. */
  runTimeoutMs?: number
  /** More tries of one request are a storm. Default: 10. */
  mostTries?: number
  /** How many runs there may be. Default: 1000. */
  maxRuns?: number
  /** Ends it. */
  signal?: AbortSignal
  /** Called at the end of each run. */
  onRun?: (progress: Progress) => void
}

/** What `onRun` is called with. */
export interface Progress {
  run: ExploredRun
  /** How many runs there are to be. */
  of: number
}

/** What `explore` was asked for, checked, with the defaults in their places. */
export interface Asked {
  run: (given: GivenRun) => unknown
  emulator: LocationClient
  only: Planned[]
  faults: FaultName[]
  jobs: number
  runTimeoutMs: number | undefined
  mostTries: number
  maxRuns: number
  signal: AbortSignal
  onRun: (progress: Progress) => void
}

const MOST_MS = 540_000
const BOUNDS = { jobs: [1, 64], runTimeoutMs: [1, MOST_MS], mostTries: [1, 1000], maxRuns: [1, 100_000] } as const

/**
 * Checks what `explore` is given.
 * @throws OptionError
 */
export function asked(options: ExploreOptions): Asked {
  const { run, emulator, faults = FAULT_NAMES, only = [], jobs = 1, runTimeoutMs, mostTries = 10, maxRuns = 1000 } = options
  if (typeof run !== 'function') throw new OptionError('explore: run is no function; give one that runs the program under test')
  if (typeof emulator?.snapshot !== 'function') throw new OptionError('explore: emulator is none; give what startEmulator() resolves with')
  const numbers = { jobs, mostTries, maxRuns, ...(runTimeoutMs !== undefined && { runTimeoutMs }) }
  for (const [name, value] of Object.entries(numbers)) {
    const [least, most] = BOUNDS[name as keyof typeof BOUNDS]
    if (!Number.isInteger(value) || value < least || value > most)
      throw new OptionError(`explore: ${name} ${value} is not a whole number from ${least} to ${most}`)
  }
  const { signal = new AbortController().signal, onRun = () => {} } = options
  const names = faults.map((name) => parseFault(name))
  if (names.length === 0) throw new OptionError(`--faults: name one or more of ${FAULT_NAMES.join(', ')}`)
  return { run, emulator, faults: names, only: only.map(parseCase), jobs, runTimeoutMs, mostTries, maxRuns, signal, onRun }
}
