import type { Refused } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import { type FieldErrors, mandatory } from '../../rules/wording.js'

/** The fields that a body must have, by name; or the errors of those that are not there, by name or by path: `a.b`. */
export type Needs<Sent extends object> = readonly (keyof Sent & string)[] | FieldErrors

/** Why a body without one of these fields is refused; undefined where all are there. */
export function whatIsMissing<Sent extends object>(sent: Sent, needs: Needs<Sent>, rule: RuleId): Refused | undefined {
  const errors: FieldErrors = Array.isArray(needs) ? Object.assign({}, ...needs.map(mandatory)) : (needs as FieldErrors)
  const missing = Object.entries(errors).filter(([path]) => isMissing(valueAt(sent, path)))
  if (missing.length === 0) return undefined
  const reasons = [`${missing.map(([path]) => path).join(' and ')} must be sent`]
  return { refusal: { status: 422, body: Object.fromEntries(missing), rule }, reasons }
}

// What is no text is not made one, for an object may say that it cannot: {"toString": false}.
function isMissing(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0 || (value.length === 1 && isMissing(value[0]))
  return value === undefined || value === null
}

function valueAt(sent: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], sent)
}
