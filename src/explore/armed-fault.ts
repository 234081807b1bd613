import type { Fault } from '../faults/fault.js'
import { type FaultName, NAMED_FAULTS } from '../faults/named-faults.js'

/** What each does, for a sentence. */
export const TOLD: Readonly<Record<FaultName, string>> = {
  'rate-limited': 'rate limited once',
  'vendor-down': 'vendor down at every try',
  'refused-key': 'key refused at every try',
  late: 'stored, and answered too late',
  'cut-before': 'connection cut before it was stored',
  'cut-after-store': 'connection cut after it was stored',
  truncated: 'stored, and half the answer sent',
  'store-then-500': 'stored, then answered with 500'
}
const AT_EVERY_TRY: readonly FaultName[] = ['vendor-down', 'refused-key']

// So that who waits for as long as a run may take waits in vain.
const LONGER_THAN_A_RUN_MS = 10_000

/** The fault to arm, where a run may take so long. */
export function faultOf(name: FaultName, runTimeoutMs: number): Fault {
  if (name === 'late') return { after: 'store', delayMs: runTimeoutMs + LONGER_THAN_A_RUN_MS }
  return { ...NAMED_FAULTS[name], ...(AT_EVERY_TRY.includes(name) && { times: 'always' as const }) }
}
