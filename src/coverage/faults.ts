import type { Fault } from '../faults/fault.js'
import type { Entry } from '../journal/entry.js'

/** What of an exchange tells which faults it met. */
type Met = Pick<Entry, 'status' | 'fault'>

/** Something that goes wrong between a program and the API. */
export interface NamedFault {
  name: string
  /** Completes "never saw …". */
  words: string
  /** What to arm, so that it happens once. */
  arm: Fault
  isMet(exchange: Met): boolean
}

const SERVER_ERROR = 500

/** What a program that uses the API must be ready for. */
export const FAULTS = [
  { name: 'rate-limited', words: 'a rate limit', arm: { status: 429 }, isMet: ({ status }) => status === 429 },
  {
    name: 'vendor-down',
    words: 'a vendor that is down',
    arm: { status: 503 },
    isMet: ({ status, fault }) => isServerError(status) && fault?.after === undefined
  },
  { name: 'refused-key', words: 'a refused key', arm: { status: 401 }, isMet: ({ status }) => status === 401 },
  { name: 'late', words: 'a late answer', arm: { delayMs: 5000 }, isMet: ({ fault }) => fault?.delayMs !== undefined },
  cut('cut-before', 'a connection that is cut before anything is stored', 'reset-before'),
  cut('cut-after-store', 'a lost reply', 'reset-after'),
  cut('truncated', 'a truncated answer', 'truncate'),
  {
    name: 'store-then-500',
    words: 'an error after all was stored',
    arm: { status: 500, after: 'store' },
    isMet: ({ status, fault }) => isServerError(status) && fault?.after !== undefined
  }
] as const satisfies readonly NamedFault[]

export type FaultName = (typeof FAULTS)[number]['name']

function cut<const Name extends string>(name: Name, words: string, connection: NonNullable<Fault['connection']>) {
  return { name, words, arm: { connection }, isMet: ({ fault }: Met) => fault?.connection === connection }
}

function isServerError(status: number | null): boolean {
  return status !== null && status >= SERVER_ERROR
}

/** The names of what went wrong in an exchange. */
export function faultsMet(exchange: Met): FaultName[] {
  // Most answers are as they should be.
  if (exchange.fault === null && exchange.status === 200) return NONE
  return FAULTS.filter(({ isMet }) => isMet(exchange)).map(({ name }) => name)
}

const NONE: FaultName[] = []
