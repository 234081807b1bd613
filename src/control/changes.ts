import { withoutKeys } from '../http/redaction.js'
import type { Entry } from '../journal/entry.js'
import type { CustomFieldValue } from '../records/contact.js'
import type { Fidelity } from '../rules/fidelity.js'
import { answerOf, type Contact } from '../v1/contacts/contact.js'

/** A contact as it is answered. */
interface Answered {
  customField: CustomFieldValue[]
}

/** The contact that an exchange stored; null where it stored none. What it changed of one that was there before. */
export interface Stored {
  stored: Contact | null
  changes: Change[]
}

/** What became of one field of a contact; null where it was not there. */
export interface Change {
  field: string
  before: unknown
  after: unknown
}

/** @param keys those of its location: what was stored may have one in it, as it was sent */
export function storedBy({ stored, before }: Entry, fidelity: Fidelity, keys: readonly string[] | undefined): Stored {
  const after = stored && answerOf(stored, fidelity)
  const changes = after && before ? changesBetween(answerOf(before, fidelity), after) : []
  return withoutKeys({ stored: after, changes }, keys)
}

/** What is different between two states of a contact, field by field; each custom field is one. */
export function changesBetween(before: Answered, after: Answered): Change[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

// What only repeats another field is left out.
function fieldsOf({ customField, ...contact }: Answered): Map<string, unknown> {
  const fields = Object.entries<unknown>({ ...contact }).filter(([name]) => !name.endsWith('LowerCase'))
  return new Map([...fields, ...customField.map(({ id, value }): [string, unknown] => [`customField ${id}`, value])])
}
