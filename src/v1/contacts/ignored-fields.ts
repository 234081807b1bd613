import { didYouMean } from '../../validation/did-you-mean.js'
import { CONTACT_FIELDS } from './schema.js'

const OWNED_BY_SERVER = ['id', 'locationId', 'fingerprint', 'dateAdded', 'emailLowerCase']

/** Of an accepted body, the fields that the API silently ignores, each with the one that was probably meant. */
export function ignoredFields(body: unknown): string[] {
  const unknown = Object.keys(body as object).filter((name) => !CONTACT_FIELDS.includes(name))
  return unknown.map((name) =>
    OWNED_BY_SERVER.includes(name)
      ? `${name} was ignored: the server gives it`
      : `${name} was ignored: it is not a field of v1${didYouMean(name, CONTACT_FIELDS)}`
  )
}
