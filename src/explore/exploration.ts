import type { FaultName } from '../faults/named-faults.js'
import type { Verdict } from './verdict.js'

/** One run with a fault, and what came of it. */
export interface ExploredRun {
  /** By which it can be run again alone, such as `3:cut-after-store`. */
  name: string
  /** The number of the request that the fault met, from 1. */
  request: number
  fault: FaultName
  verdict: Verdict
  /** Why. */
  sentence: string
  /** The end of what the program wrote; only of a finding, and only where it was started as a command. */
  output?: string
}

/** What came of all runs. */
export interface Exploration {
  /** Those of the undisturbed run. */
  requests: { number: number; method: string; path: string; about: string }[]
  runs: ExploredRun[]
  /** The runs in which something was lost, doubled, stormed or hung. */
  findings: ExploredRun[]
  /** How the requests of two undisturbed runs differed. */
  differs?: string
}
