import type { Entry } from '../journal/entry.js'
import { isObject } from '../match/match.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { difference } from './differences.js'
import type { MoveDifference } from './migration.js'

interface Kept {
  entry: Pick<Entry, 'isForm' | 'rule'>
}

/** What version 1 ignores of a body: version 2 refuses it, or keeps it. */
export function unknownIn(sent: unknown, ofV1: readonly string[], ofV2: readonly string[]): MoveDifference[] {
  const ignored = isObject(sent) ? Object.keys(sent).filter((name) => !ofV1.includes(name)) : []
  const kept = ignored.filter((name) => ofV2.includes(name))
  const refused = ignored.filter((name) => !ofV2.includes(name)).map((name) => `${name}${didYouMean(name, ofV2)}`)
  return [
    ...(kept.length > 0 ? [difference('known-to-v2', kept)] : []),
    ...(refused.length > 0 ? [difference('unknown-property', refused)] : [])
  ]
}

/** Where the body was sent as a form. */
export function formIn({ entry }: Kept): MoveDifference[] {
  return entry.isForm ? [difference('json-only')] : []
}

/** Where the path named no contact of the location. */
export function unknownContact({ entry }: Kept): MoveDifference[] {
  return entry.rule === 'contact.invalid-id' ? [difference('unknown-contact')] : []
}
