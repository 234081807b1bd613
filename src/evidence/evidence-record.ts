import type { ArmedFault } from '../faults/fault.js'
import type { Exchange } from '../journal/exchange.js'

/** What went on in an emulator until something failed. It holds no key. */
export interface EvidenceRecord {
  /** What failed, such as the name of a test. */
  title: string | null
  /** The command that was run, and what it ended with. */
  command: string | null
  exitCode: number | null
  /** ISO 8601, by the real time. */
  madeAt: string
  version: string
  fidelity: string
  /** Null for all locations. */
  locationId: string | null
  /** The time of the location. */
  clock: string
  /** The line that runs the same again. */
  replay: string
  /** What it does not hold, and what is not the same when it is run again. */
  notes: string[]
  /** The number of the last exchange that it does not hold; 0 where it holds all. */
  dropped: number
  /** As they are explained, oldest first. */
  exchanges: (Exchange & { position: number })[]
  /** Those that were kept at the end, each with its history, oldest first. */
  contacts: object[]
  /** Those that were still armed. */
  faults: ArmedFault[]
}
