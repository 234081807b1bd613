import { cut } from '../match/match.js'
import type { Refused } from '../rules/refusals.js'
import type { RuleId } from '../rules/rules.js'
import { refusalOf } from './refusal.js'

const LONGEST_ID = 100

/**
 * Why an id is refused that nothing has.
 * @param what should have it, such as `note`
 * @param owner of which it was looked for
 */
export function unknownId(what: string, id: string, owner: 'contact' | 'location', rule: RuleId): Refused {
  const shown = cut(id, LONGEST_ID)
  const called = what.slice(0, 1).toUpperCase() + what.slice(1)
  return {
    refusal: refusalOf(400, `${called} with id ${shown} not found`, rule),
    reasons: [`no ${what} of this ${owner} has the id ${shown}`]
  }
}
