import type { Fault } from '../faults/fault.js'
import type { OutcomeText } from './outcome.js'

/** A request and what was answered to it. */
export interface Exchange {
  /** Its number in the journal of its location, from 1. */
  seq: number
  /** Its number among those of all locations, from 1; only in calls without a key. */
  position?: number
  /** Null where no accepted key came. */
  locationId: string | null
  /** Stands for the API key. */
  keyFingerprint: string | null
  /** The key, where any that begins so is accepted, such as `test-checkout`; left out for named keys, JWTs and long ones. */
  keyName?: string
  /** ISO 8601, by the clock of the location. */
  receivedAt: string
  durationMs: number
  request: {
    method: string
    path: string
    query: Record<string, string | string[]>
    /** Names in lower case. Values that may hold a key are redacted. */
    headers: Record<string, string>
    /** Null where it was not read: without a key, or when it was too large. */
    rawBody: string | null
    /** Null where it is not JSON, and not a form that was taken. */
    body: unknown
  }
  /** Null where the connection was cut. */
  response: { status: number; headers: Record<string, string>; body: unknown } | null
  /** Ids of the contacts that it stored, also when the reply was lost. */
  contactIds: string[]
  /** The fault that decided the answer. */
  fault: Fault | null
  /** Why it was refused, and what in it was silently ignored. */
  reasons: string[]
  /** What came of it: `Created`, `Updated`, `Read`, `Deleted`, `Refused`, `Not found`, `Faulted: reply lost`, … */
  outcome: OutcomeText
}
