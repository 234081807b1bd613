import type { Profile } from './rule.js'
import { RULES, type RuleId } from './rules.js'

/** Which rules are on. */
export class Fidelity {
  readonly profile: Profile
  readonly #on: ReadonlySet<string>

  constructor(profile: Profile) {
    this.profile = profile
    this.#on = new Set(RULES.filter(({ profiles }) => profiles.includes(profile)).map(({ id }) => id))
  }

  has(rule: RuleId): boolean {
    return this.#on.has(rule)
  }
}
