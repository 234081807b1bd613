import type { Entry } from '../journal/entry.js'
import { matchableOf } from '../journal/view.js'
import type { Matchable } from '../match/match.js'
import { nearestMisses } from '../match/nearest-misses.js'
import type { Contact } from '../v1/contacts/contact.js'
import type { Scope } from './scope.js'

const MOST_MISSES = 5

/** Those exchanges that come nearest to what was wanted: as lines of a message, and for a program. */
export function nearestOf(
  wanted: Partial<Matchable>,
  exchanges: readonly Entry[],
  scope: Scope
): { text: string; misses: { seq: number; differences: string[] }[] } {
  const misses = nearestMisses(wanted, exchanges, matchableOf, MOST_MISSES)
  const lines = misses.map(({ candidate, differences }) => `\n  ${shortOf(candidate, scope)}: ${differences.join('; ')}`)
  return {
    text: lines.join(''),
    misses: misses.map(({ candidate, differences }) => ({ seq: scope.numberOf(candidate), differences }))
  }
}

/** The same for contacts. */
export function nearestContactsOf(
  wanted: object,
  contacts: readonly Contact[]
): { text: string; misses: { id: string; differences: string[] }[] } {
  const misses = nearestMisses(wanted, contacts, (contact) => contact, MOST_MISSES)
  const told = misses.map(({ candidate, differences }) => ({ id: candidate.id, differences }))
  return { text: told.map(({ id, differences }) => `\n  ${id}: ${differences.join('; ')}`).join(''), misses: told }
}

/** An exchange in a few words. */
export function shortOf(entry: Entry, scope: Scope): string {
  const { method, url, status } = entry
  return `#${scope.numberOf(entry)} ${method} ${url.split('?')[0]} answered ${status ?? 'with a cut'}`
}
