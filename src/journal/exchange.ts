import type { Fault } from '../faults/faults.js'
import { redactedHeaders, redactedUrl } from '../http/redaction.js'
import type { Matchable } from '../match/match.js'
import type { RuleId } from '../rules/rules.js'

const BYTE_ORDER_MARK = /^\uFEFF/
const BYTES_PER_ENTRY = 600
const NONE: readonly never[] = []

/** A request and what was answered to it. */
export interface Exchange {
  /** Its number in the journal of its location, from 1. */
  seq: number
  /** Its number among those of all locations, from 1; only in calls without a key. */
  position?: number
  /** Null where no key was let in. */
  locationId: string | null
  /** Stands for the API key, which is never kept. */
  keyFingerprint: string | null
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
    /** Null where it is not JSON. */
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
}

/** A request and its answer, as they are kept: raw, so that a request costs little. `viewOf` makes them readable. */
export class Entry {
  /** Its number in its journal, from 1. */
  seq = 0
  /** Its number among all exchanges of the emulator, from 1. */
  position = 0
  /** What it takes in memory, in bytes, about. */
  bytes = 0
  locationId: string | null = null
  keyFingerprint: string | null = null
  /** Epoch milliseconds, by the clock of the location. */
  receivedAt = 0
  durationMs = 0
  rawBody: string | null = null
  status: number | null = null
  responseHeaders: Readonly<Record<string, unknown>> = {}
  responseBody: string | null = null
  contactIds: readonly string[] = NONE
  /** The rule that decided the answer. */
  rule: RuleId | null = null
  fault: Fault | null = null
  /** The rules that changed what was sent before it was kept. */
  applied: readonly RuleId[] = NONE
  reasons: readonly string[] = NONE
  /** Says of an accepted body what in it was silently ignored; run only when somebody looks. */
  warn: ((body: unknown) => string[]) | null = null
  readonly method: string
  readonly url: string
  /** Name, value, name, value, as they came, each on a line of its own; without secrets. */
  readonly rawHeaders: string
  /** Milliseconds of the monotonic clock at its arrival. */
  readonly arrivedAt: number
  /** The journal that holds it, and its neighbours there and among those of all journals; the journal's own. */
  journal: { dropOldest(): void } | null = null
  previousInJournal: Entry | null = null
  nextInJournal: Entry | null = null
  older: Entry | null = null
  newer: Entry | null = null

  constructor(method: string, url: string, rawHeaders: readonly string[], arrivedAt: number) {
    this.method = method
    this.url = redactedUrl(url)
    this.rawHeaders = redactedHeaders(rawHeaders)
    this.arrivedAt = arrivedAt
  }

  /** Says why it is refused, or what of it is ignored. */
  because(...reasons: readonly string[]): void {
    this.reasons = [...this.reasons, ...reasons]
  }

  /** Notes a rule that changed what was sent. */
  apply(rule: RuleId): void {
    this.applied = [...this.applied, rule]
  }

  /** Notes the answer; after this nothing changes. */
  close(status: number | null, headers: Readonly<Record<string, unknown>>, body: string | null): void {
    this.status = status
    this.responseHeaders = headers
    this.responseBody = body
    this.bytes = BYTES_PER_ENTRY + this.url.length + this.rawHeaders.length + (this.rawBody?.length ?? 0) + (body?.length ?? 0)
  }
}

/** A kept exchange as a test sees it. */
export function viewOf(entry: Entry): Exchange {
  const { seq, locationId, keyFingerprint, durationMs, rawBody, status, fault } = entry
  const { method, path, query, headers, body } = matchableOf(entry)
  return {
    seq,
    locationId,
    keyFingerprint,
    receivedAt: new Date(entry.receivedAt).toISOString(),
    durationMs,
    request: { method, path, query, headers, rawBody, body },
    response:
      status === null
        ? null
        : { status, headers: textHeaders(entry.responseHeaders), body: parsed(entry.responseBody) ?? entry.responseBody },
    contactIds: [...entry.contactIds],
    fault,
    reasons: reasonsOf(entry)
  }
}

/** Why it was refused, and of an accepted one what was ignored. */
export function reasonsOf(entry: Entry): string[] {
  return [...entry.reasons, ...(entry.warn?.(parsed(entry.rawBody)) ?? [])]
}

/** The parts of an exchange that a match can name; before the answer, `status` is null. */
export function matchableOf({ method, url, rawHeaders, rawBody, status }: Entry): Matchable {
  const [path = ''] = url.split('?')
  const search = url.slice(path.length + 1)
  const query = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(search))
    query.set(name, query.has(name) ? [query.get(name) as string, value].flat() : value)
  return {
    method,
    path: withoutSlash(path),
    query: Object.fromEntries(query),
    headers: headersOf(rawHeaders),
    body: parsed(rawBody) ?? null,
    status
  }
}

/** A slash at the end of a path makes no difference. */
export function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

function headersOf(rawHeaders: string): Record<string, string> {
  const headers = new Map<string, string>()
  const lines = rawHeaders.split('\n')
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const name = (lines[index] as string).toLowerCase()
    const value = lines[index + 1] as string
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value)
  }
  return Object.fromEntries(headers)
}

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text?.replace(BYTE_ORDER_MARK, '') ?? '')
  } catch {
    return undefined
  }
}
