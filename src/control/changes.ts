import type { CustomFieldValue } from '../records/contact.js'

/** A contact as it is answered. */
interface Answered {
  customField: CustomFieldValue[]
}

/** What became of one field of a contact; null where it was not there. */
export interface Change {
  field: string
  before: unknown
  after: unknown
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
