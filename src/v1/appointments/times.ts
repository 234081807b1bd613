import { isInRange, parseIso } from '../../clock.js'
import { Zone } from '../../records/zone.js'
import type { Refused } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import { invalid, words } from '../../rules/wording.js'

/** A refusal of one field, in the words of the others. */
export function refusedField(field: string, rule: RuleId, reason: string): Refused {
  return { refusal: { status: 422, body: invalid(field, words(field)), rule }, reasons: [reason] }
}

/** Epoch milliseconds of a date in the query, or why there are none. */
export function dateOf(query: Record<string, unknown>, name: 'startDate' | 'endDate'): number | Refused {
  const text = String(query[name])
  const epochMs = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (isInRange(epochMs)) return epochMs
  return refusedField(name, 'calendar.invalid-query', `${name} is no time in milliseconds since 1970, such as 1598898600000`)
}

/** Epoch milliseconds of an ISO 8601 time in a body, or why there are none. */
export function timeOf(sent: { selectedSlot?: string; endAt?: string }, name: 'selectedSlot' | 'endAt'): number | Refused {
  try {
    return parseIso(String(sent[name]))
  } catch (error) {
    return refusedField(name, 'appointment.invalid-time', `${name} cannot be read: ${(error as Error).message}`)
  }
}

/** A time zone that a request names, or why there is none. */
export function zoneSent(field: string, name: string, rule: RuleId): Zone | Refused {
  return Zone.named(name) ?? refusedField(field, rule, `${field} is no time zone, such as America/New_York`)
}
