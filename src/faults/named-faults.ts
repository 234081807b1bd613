import type { Fault } from './fault.js'

/** What goes wrong between a program and the API, by the name that coverage and explore have for it. */
export type FaultName =
  | 'rate-limited'
  | 'vendor-down'
  | 'refused-key'
  | 'late'
  | 'cut-before'
  | 'cut-after-store'
  | 'truncated'
  | 'store-then-500'

/** What to arm for each. */
export const NAMED_FAULTS: Readonly<Record<FaultName, Fault>> = {
  'rate-limited': { status: 429 },
  'vendor-down': { status: 503 },
  'refused-key': { status: 401 },
  late: { delayMs: 5000 },
  'cut-before': { connection: 'reset-before' },
  'cut-after-store': { connection: 'reset-after' },
  truncated: { connection: 'truncate' },
  'store-then-500': { status: 500, after: 'store' }
}

export const FAULT_NAMES = Object.keys(NAMED_FAULTS) as FaultName[]
