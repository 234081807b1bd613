import { v1 } from 'uuid'
import type { Chance } from '../ids.js'

const CLOCK_TICKS_PER_MS = 10_000
const CLOCK_SEQUENCES = 16_384

/**
 * The next fingerprint of a location: a version 1 UUID of the time, as in the documented response. The count of fingerprints
 * goes into its clock fields, so that equal times never make equal fingerprints.
 */
export function fingerprintAt(epochMs: number, chance: Chance): string {
  const { count, node } = chance.ofFingerprint()
  return v1({
    msecs: epochMs,
    nsecs: count % CLOCK_TICKS_PER_MS,
    clockseq: Math.floor(count / CLOCK_TICKS_PER_MS) % CLOCK_SEQUENCES,
    node: node.subarray(0, 6),
    random: node
  })
}
