import type { Provenance } from '../rules/rule.js'

/**
 * What becomes of a request of version 1 at version 2. `same`: it does the same once host, path and headers are changed.
 * `changes`: the body, or the reading of the answer, must change. `refused`: as it was sent, version 2 refuses it.
 * `no-counterpart`: version 2 of the emulator does not serve it.
 */
export type MoveVerdict = 'same' | 'changes' | 'refused' | 'no-counterpart'

/** What it changes: that the request is refused, what is stored, how it is sent, or what is answered. */
export type Effect = 'refused' | 'stored' | 'sent' | 'answered'

/** One thing that is different at version 2. */
export interface MoveDifference {
  /** Such as `custom-fields`. */
  kind: string
  effect: Effect
  v1: string
  v2: string
  /** What to do in the program. */
  todo: string
  /** The properties or values that it is about, ten at most. */
  of: string[]
  /** The rule by which it is known. */
  rule: string
  provenance: Provenance
  source: string
}

/** What version 2 answers to a request that is sent to it as it was. */
export interface MoveRefusal {
  status: number
  body: unknown
  reasons: string[]
}

/** A request of version 2. */
export interface MovedCall {
  method: string
  url: string
  /** With `$TOKEN` in place of a token. */
  headers: Record<string, string>
  /** Null where it has none. */
  body: unknown
}

/** A request of version 1, and how it is made of version 2. */
export interface MovedRequest {
  seq: number
  /** Its number among those of all locations; only in calls without a key. */
  position?: number
  locationId: string | null
  method: string
  path: string
  /** The e-mail, phone or name of the contact that it is about. */
  who: string | null
  /** What version 1 answered; null where the connection was cut. */
  status: number | null
  verdict: MoveVerdict
  /** The verdict in a sentence. */
  summary: string
  /** In the order in which version 2 would answer them, each once what came before is mended. */
  refusals: MoveRefusal[]
  differences: MoveDifference[]
  /** That does the same; null where there is none. */
  request: MovedCall | null
  /** That request for a shell; empty where there is none. */
  curl: string
}

/** How the requests of a program move from version 1 to version 2. */
export interface Migration {
  /** Null for all locations. */
  locationId: string | null
  /** In a sentence. */
  summary: string
  /** How many requests of version 1 there are of each verdict. */
  counts: Record<MoveVerdict, number>
  /** How many requests came for version 2 already. */
  onV2: number
  /** Whether no request would be refused, and no lead would arrive changed. */
  isWhole: boolean
  /** What is missing here, in sentences. */
  notes: string[]
  /** What is different for every request. */
  everywhere: MoveDifference[]
  requests: MovedRequest[]
}
