/** What came of a request, in a word: the same one wherever exchanges are shown. */
export type OutcomeWord = 'Created' | 'Updated' | 'Read' | 'Deleted' | 'Refused' | 'Not found' | 'Faulted' | 'Cut' | 'Failed'

/** What came of a request: `Created`, …, or `Faulted: ` and what the fault did. */
export type OutcomeText = Exclude<OutcomeWord, 'Faulted'> | `Faulted: ${string}`

/** The outcome of an exchange. */
export interface Outcome {
  outcome: OutcomeWord
  /** Of a faulted one: what the fault did. */
  what?: string
}

/** What of a fault tells what it did. */
interface Faulting {
  status?: number
  delayMs?: number
  connection?: 'reset-before' | 'reset-after' | 'truncate'
}

/** What the outcome of an exchange is told by. */
export interface Answered {
  method: string
  /** Null where the connection was cut. */
  status: number | null
  fault: Faulting | null
  /** The id of the rule that decided the answer. */
  rule: string | null
}

const BY_METHOD: Record<string, OutcomeWord> = { POST: 'Created', PUT: 'Updated', PATCH: 'Updated', DELETE: 'Deleted' }
/** What a rule means, whatever the method. */
const BY_RULE: Record<string, OutcomeWord> = {
  'contact.upsert': 'Updated',
  'contact.tags': 'Updated',
  'v2.contact-upserted': 'Updated',
  'v2.contact-tags': 'Updated',
  'v2.contact-followers': 'Updated',
  'v2.bulk-tags': 'Updated',
  'v2.bulk-business': 'Updated',
  'v2.contact-search': 'Read',
  'v2.task-search': 'Read',
  'v2.token-given': 'Read',
  // Nothing is kept of files.
  'v2.file-upload': 'Read'
}
const CONNECTIONS: Record<Required<Faulting>['connection'], string> = {
  'reset-before': 'connection cut',
  'reset-after': 'reply lost',
  truncate: 'answer cut'
}

export function outcomeOf({ method, status, fault, rule }: Answered): Outcome {
  if (fault !== null) return { outcome: 'Faulted', what: whatItDid(fault) }
  // The caller hung up, or the location was reset.
  if (status === null) return { outcome: 'Cut' }
  if (status === 404) return { outcome: 'Not found' }
  if (rule === 'emulator.bug') return { outcome: 'Failed' }
  if (status >= 400) return { outcome: 'Refused' }
  return { outcome: BY_RULE[rule ?? ''] ?? BY_METHOD[method] ?? 'Read' }
}

/** The outcome of an exchange as one text. */
export function outcomeText(answered: Answered): OutcomeText {
  const { outcome, what } = outcomeOf(answered)
  return outcome === 'Faulted' ? `Faulted: ${what}` : outcome
}

function whatItDid({ connection, status }: Faulting): string {
  if (connection !== undefined) return CONNECTIONS[connection]
  return status === undefined ? 'late' : `status ${status}`
}
