import type { Times } from '../control/times.js'

/** How long a call waits: `timeoutMs` milliseconds (2000 when not given), or until `signal` is aborted. */
export interface WaitOptions {
  timeoutMs?: number
  signal?: AbortSignal
}

/** What `idle` takes: for how long it must be quiet, and from when on. */
export interface IdleOptions extends WaitOptions {
  quietMs?: number
  sinceLast?: boolean
}

/** What an expectation takes: how often, and how long to wait. */
export interface ExpectOptions {
  /** A number, `never`, or a range. Default: at least once. */
  times?: Times
  /** How long to wait at most, in milliseconds. Default: 2000. */
  within?: number
  /** For how long nothing must come before a number that could still grow is believed, in milliseconds. Default: 50. */
  quietMs?: number
  signal?: AbortSignal
}
