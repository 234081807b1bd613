import type { Matchable } from '../match/match.js'

/** An answer armed in advance. */
export interface Fault {
  /** Answers with this status: 400, 401, 404, 422, 429, 500, 502, 503, 504, or with a `body` any from 200 to 599. */
  status?: number
  /** The body of that answer. Without it: the documented one (400, 401, 422), else a plausible one (assumed). */
  body?: unknown
  headers?: Record<string, string>
  /** `store`: the request is handled and what it stores stays; then it gets `status`, or with `delayMs` alone its own answer, late. */
  after?: 'store'
  /** Milliseconds to wait before the request is handled; with `after`, `reset-after` and `truncate`, once it was. */
  delayMs?: number
  /** `reset-before`: cut, nothing stored. `reset-after`: stored, then cut. `truncate`: half the body, then cut. */
  connection?: 'reset-before' | 'reset-after' | 'truncate'
  /** How many requests it decides; `always`: all until it is disarmed. Default: 1. */
  times?: number | 'always'
  /** How many requests that it matches it lets pass first. Default: 0. */
  skip?: number
  /** Which requests: a deep partial of method, path, query, headers and body. Default: any. */
  match?: Partial<Omit<Matchable, 'status'>>
}

/** A fault that is armed, and how many more requests it will decide. */
export interface ArmedFault extends Fault {
  /** By which it can be disarmed alone. */
  id: string
  /** Null for all locations. */
  locationId: string | null
  times: number | 'always'
  left: number | 'always'
}
