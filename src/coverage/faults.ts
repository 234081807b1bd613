import type { Fault } from '../faults/fault.js'
import { FAULT_NAMES, type FaultName, NAMED_FAULTS } from '../faults/named-faults.js'
import type { Entry } from '../journal/entry.js'

/** What of an exchange tells which faults it met. */
type Met = Pick<Entry, 'status' | 'fault'>

/** Something that goes wrong between a program and the API. */
export interface NamedFault {
  name: FaultName
  /** Completes "never saw …". */
  words: string
  /** What to arm, so that it happens once. */
  arm: Fault
  isMet(exchange: Met): boolean
}

const SERVER_ERROR = 500

interface Told {
  words: string
  isMet: NamedFault['isMet']
}

const TOLD: Readonly<Record<FaultName, Told>> = {
  'rate-limited': { words: 'a rate limit', isMet: ({ status }) => status === 429 },
  'vendor-down': { words: 'a vendor that is down', isMet: ({ status, fault }) => isServerError(status) && fault?.after === undefined },
  'refused-key': { words: 'a refused key', isMet: ({ status }) => status === 401 },
  late: { words: 'a late answer', isMet: ({ fault }) => fault?.delayMs !== undefined },
  'cut-before': { words: 'a connection that is cut before anything is stored', isMet: isCut('reset-before') },
  'cut-after-store': { words: 'a lost reply', isMet: isCut('reset-after') },
  truncated: { words: 'a truncated answer', isMet: isCut('truncate') },
  'store-then-500': {
    words: 'an error after all was stored',
    isMet: ({ status, fault }) => isServerError(status) && fault?.after !== undefined
  }
}

/** What a program that uses the API must be ready for. */
export const FAULTS: readonly NamedFault[] = FAULT_NAMES.map((name) => ({ name, arm: NAMED_FAULTS[name], ...TOLD[name] }))

function isCut(connection: NonNullable<Fault['connection']>): NamedFault['isMet'] {
  return ({ fault }) => fault?.connection === connection
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
