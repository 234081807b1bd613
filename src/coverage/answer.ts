import type { Fault } from '../faults/fault.js'

/** Something that was required and not met. */
export interface Unmet {
  /** As it was required: a status, the name of a fault, or the id of a rule. */
  name: string
  /** What was not met, and how it can be. */
  sentence: string
}

/** An operation that was called. */
export interface CalledOperation {
  /** Such as `POST /v1/contacts`. */
  operation: string
  resource: string
  calls: number
  /** `never`: those that it can answer and did not. */
  statuses: { met: { status: number; count: number }[]; never: number[] }
  /** Of its body. `unknown`: names that are no fields of it; `moreUnknown`: how many fields more had such a name. */
  fields: { sent: FieldCount[]; never: string[]; unknown: FieldCount[]; moreUnknown: number }
}

/** In how many requests a field was sent. */
export interface FieldCount {
  field: string
  count: number
}

/** A resource of which at least one operation was called. */
export interface TouchedResource {
  resource: string
  called: number
  /** The operations that were never called. */
  never: string[]
}

/** What a program was shown, and what it was never shown. */
export interface Coverage {
  /** Null for all locations. */
  locationId: string | null
  /** How many requests came, also those that are gone from the journal. */
  exchanges: number
  /** False where some of them are not counted, for there were too many locations. */
  isComplete: boolean
  /** In a sentence what it never saw: statuses that the called operations can answer, and faults. */
  summary: string
  /** Those that were called. */
  operations: CalledOperation[]
  resources: TouchedResource[]
  /** The resources of which no operation was called, and how many operations they have. */
  untouched: { resource: string; operations: number }[]
  statuses: { met: { status: number; count: number }[]; never: number[] }
  /** `arm`: the fault by which it happens once. */
  faults: { met: { fault: string; count: number }[]; never: { fault: string; words: string; arm: Fault }[] }
  /** `never`: of the called operations. */
  rules: { met: { rule: string; count: number }[]; never: { rule: string; statement: string }[] }
  /** Requests that no operation serves. */
  unserved: number
  /** What was required and not met; empty where nothing was required. */
  unmet: Unmet[]
}
