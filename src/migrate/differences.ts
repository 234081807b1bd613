import { shownName } from '../match/match.js'
import { RULES, type RuleId } from '../rules/rules.js'
import { OF_CONTACTS } from './contact-differences.js'
import { EVERYWHERE } from './everywhere.js'
import type { Effect, MoveDifference } from './migration.js'
import { OF_RECORDS } from './record-differences.js'

const MOST_NAMED = 10

type Row = readonly [rule: RuleId, effect: Effect, v1: string, v2: string, todo: string]

/** What is different for some requests. */
export const OF_REQUESTS = { ...OF_CONTACTS, ...OF_RECORDS } as const satisfies Record<string, Row>

export type DifferenceKind = keyof typeof OF_REQUESTS

/**
 * One difference, known by its rule.
 * @param of the names that it is about; those of callers are shortened
 * @param rule by which it is known here, where that is another
 */
export function difference(kind: DifferenceKind, of: readonly string[] = [], rule?: RuleId): MoveDifference {
  const [usual, ...texts] = OF_REQUESTS[kind]
  return made(kind, [rule ?? usual, ...texts], of)
}

/** What is different for every request. */
export const everywhere = (): MoveDifference[] => Object.entries(EVERYWHERE).map(([kind, row]) => made(kind, row, []))

function made(kind: string, [rule, effect, v1, v2, todo]: Row, of: readonly string[]): MoveDifference {
  const { provenance, source } = RULES.find(({ id }) => id === rule) as (typeof RULES)[number]
  const named = of.slice(0, MOST_NAMED).map(shownName)
  const more = of.length - named.length
  return { kind, effect, v1, v2, todo, of: more > 0 ? [...named, `and ${more} more`] : named, rule, provenance, source }
}
