import type { Fault } from '../faults/fault.js'
import type { Entry } from '../journal/entry.js'
import { type OutcomeText, outcomeText } from '../journal/outcome.js'
import type { Location } from '../locations/location.js'
import type { RuleId } from '../rules/rules.js'
import { type Change, storedBy } from './changes.js'

/** One request in the history of a contact. */
export interface HistoryItem {
  /** Of the exchange, in its location. */
  seq: number
  /** Of the exchange, over all locations. */
  position: number
  receivedAt: string
  method: string
  path: string
  /** Null where the connection was cut. */
  status: number | null
  outcome: OutcomeText
  /** The rule that decided. */
  rule: RuleId | null
  fault: Fault | null
  /** What it changed of the contact; empty where it created it or changed nothing. */
  changes: Change[]
}

/** The exchanges of a location's journal that concern one contact, oldest first. */
export function historyOf(id: string, location: Location): HistoryItem[] {
  return [...location.journal]
    .filter((entry) => concerns(entry, id))
    .map((entry) => {
      const { seq, position, receivedAt, method, url, status, rule, fault, stored } = entry
      const isOwn = stored?.id === id
      return {
        ...{ seq, position, receivedAt: new Date(receivedAt).toISOString(), method, path: url.split('?')[0] as string },
        ...{ status, outcome: outcomeText(entry), rule, fault },
        changes: isOwn ? storedBy(entry, location.fidelity, location.openedBy).changes : []
      }
    })
}

// By what it stored, by its path, or by the contactId that an opportunity or an appointment names.
function concerns({ contactIds, url, rawBody }: Entry, id: string): boolean {
  return contactIds.includes(id) || url.split(/[/?]/).includes(id) || (rawBody?.includes(JSON.stringify(id)) ?? false)
}
