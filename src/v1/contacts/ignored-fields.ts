import { shownName } from '../../match/match.js'
import { didYouMean } from '../../validation/did-you-mean.js'
import { CONTACT_FIELDS } from './schema.js'

const OWNED_BY_SERVER = ['id', 'locationId', 'fingerprint', 'dateAdded', 'emailLowerCase']
const MOST_NAMED = 10

/** Of an accepted body, the fields that the API silently ignores, each with the one that was probably meant; ten at most. */
export function ignoredFields(body: unknown): string[] {
  const unknown = Object.keys(body as object).filter((name) => !CONTACT_FIELDS.includes(name))
  const sentences = unknown.slice(0, MOST_NAMED).map((name) => {
    const ignored = `${shownName(name)} was ignored`
    if (OWNED_BY_SERVER.includes(name)) return `${ignored}: the server gives it`
    return `${ignored}: it is not a field of v1${didYouMean(name, CONTACT_FIELDS)}`
  })
  const more = unknown.length - sentences.length
  return more > 0 ? [...sentences, `and ${more} more fields were ignored`] : sentences
}
