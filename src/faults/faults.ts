import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isSecret } from '../http/redaction.js'
import { differences, type Matchable } from '../match/match.js'
import { NEITHER_EMAIL_NOR_PHONE, NOT_JSON, UNAUTHORIZED } from '../rules/refusals.js'

/** An answer armed in advance. */
export interface Fault {
  /** Answers with this status: 400, 401, 404, 422, 429, 500, 502, 503, 504, or with a `body` any from 200 to 599. */
  status?: number
  /** The body of that answer. Without it: the documented one (400, 401, 422), else a plausible one (assumed). */
  body?: unknown
  headers?: Record<string, string>
  /** Milliseconds to wait before the request is handled; with `reset-after` and `truncate`, after it was stored. */
  delayMs?: number
  /** `reset-before`: cut, nothing stored. `reset-after`: stored, then cut. `truncate`: half the body, then cut. */
  connection?: 'reset-before' | 'reset-after' | 'truncate'
  /** How many requests it decides. Default: 1. */
  times?: number
  /** Which requests: a deep partial of method, path, query, headers and body. Default: any. */
  match?: Partial<Omit<Matchable, 'status'>>
}

/** A fault that is armed, and how many more requests it will decide. */
export interface ArmedFault extends Fault {
  /** Null for all locations. */
  locationId: string | null
  times: number
  left: number
}

/** Answers that the API's pages do not have, but that a client must be ready for. Source: assumed. */
const PLAUSIBLE: Record<number, { body: unknown; headers?: Record<string, string> }> = {
  404: { body: { msg: 'Not found' } },
  429: { body: { msg: 'Too Many Requests' }, headers: { 'retry-after': '1' } },
  500: { body: { msg: 'Internal Server Error' } },
  502: { body: { msg: 'Bad Gateway' } },
  503: { body: { msg: 'Service Unavailable' }, headers: { 'retry-after': '1' } },
  504: { body: { msg: 'Gateway Timeout' } }
}

const DOCUMENTED = [NOT_JSON, UNAUTHORIZED, NEITHER_EMAIL_NOR_PHONE]
const STATUSES = [...DOCUMENTED.map(({ status }) => status), ...Object.keys(PLAUSIBLE).map(Number)].sort()

/** Why a fault could never fire, or means two things at once; undefined where it is sound. */
export function whyUnsound({ status, body, headers, delayMs, connection, match }: Fault): string | undefined {
  if (status === undefined && delayMs === undefined && connection === undefined) {
    return 'it does nothing; give it a status, a delayMs or a connection'
  }
  if (status === undefined && (body !== undefined || headers !== undefined)) return 'body and headers belong to a status; give it one'
  if (status !== undefined && body === undefined && !STATUSES.includes(status)) {
    return `status ${status} has no body of its own; give it a body, or one of ${STATUSES.join(', ')}`
  }
  if (status !== undefined && connection !== undefined && connection !== 'truncate') {
    return `a connection that is cut with ${connection} never answers, so it takes no status; leave out one of them`
  }
  const header = Object.entries(headers ?? {}).find(([name, value]) => !isHeader(name, value))
  if (header)
    return `the header ${JSON.stringify(header[0])} cannot be sent with the value ${JSON.stringify(header[1])}: HTTP does not allow it`
  const secret = Object.keys(match?.headers ?? {}).find(isSecret)
  if (secret) return `match.headers.${secret} never matches, for keys are not kept; leave it out and arm the fault with the key instead`
  return undefined
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}

/** The answer of a fault that has a status. */
export function answerOf({ status, body, headers }: Fault): { body: unknown; headers: Record<string, string> } {
  const standard = DOCUMENTED.find((refusal) => refusal.status === status) ?? PLAUSIBLE[status ?? 0]
  return { body: body === undefined ? standard?.body : body, headers: { ...PLAUSIBLE[status ?? 0]?.headers, ...headers } }
}

interface Armed {
  readonly fault: Fault
  readonly order: number
  left: number
}

/** The faults that are armed in one place, in the order in which they were armed. */
export class Faults {
  readonly #armed: Armed[] = []

  get size(): number {
    return this.#armed.length
  }

  /** @param order its place among the faults of all places */
  arm(fault: Fault, order: number): void {
    this.#armed.push({ fault, order, left: fault.times ?? 1 })
  }

  list(locationId: string | null): ArmedFault[] {
    return this.#armed.map(({ fault, left }) => ({ ...fault, locationId, times: fault.times ?? 1, left }))
  }

  /** The first armed one that a request matches. */
  first(came: Matchable): Armed | undefined {
    return this.#armed.find(({ fault }) => differences(fault.match ?? {}, came).length === 0)
  }

  /** Counts one use, exactly: nothing else runs between the choice and the count. */
  use(armed: Armed): Fault {
    if (--armed.left === 0) this.#armed.splice(this.#armed.indexOf(armed), 1)
    return armed.fault
  }

  clear(): number {
    return this.#armed.splice(0).length
  }
}
