import type { Fault } from '../faults/fault.js'

/** What is done to a request. */
export type FaultName =
  | 'rate-limited'
  | 'vendor-down'
  | 'refused-key'
  | 'late'
  | 'cut-before'
  | 'cut-after-store'
  | 'truncated'
  | 'store-then-500'

interface ToExplore {
  /** For a sentence. */
  told: string
  fault: Fault
}

/** In the order of the table. Those that last meet every try of the request. */
export const FAULTS: Readonly<Record<FaultName, ToExplore>> = {
  'rate-limited': { told: 'rate limited once', fault: { status: 429 } },
  'vendor-down': { told: 'vendor down at every try', fault: { status: 503, times: 'always' } },
  'refused-key': { told: 'key refused at every try', fault: { status: 401, times: 'always' } },
  late: { told: 'stored, and answered too late', fault: { after: 'store' } },
  'cut-before': { told: 'connection cut before it was stored', fault: { connection: 'reset-before' } },
  'cut-after-store': { told: 'connection cut after it was stored', fault: { connection: 'reset-after' } },
  truncated: { told: 'stored, and half the answer sent', fault: { connection: 'truncate' } },
  'store-then-500': { told: 'stored, then answered with 500', fault: { status: 500, after: 'store' } }
}

export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[]

// So that who waits for as long as a run may take waits in vain.
const LONGER_THAN_A_RUN_MS = 10_000

/** The fault to arm, where a run may take so long. */
export function faultOf(name: FaultName, runTimeoutMs: number): Fault {
  const { fault } = FAULTS[name]
  return name === 'late' ? { ...fault, delayMs: runTimeoutMs + LONGER_THAN_A_RUN_MS } : fault
}
