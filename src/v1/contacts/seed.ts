import { newContact, type Place } from '../../contacts/make.js'
import type { Contact as ContactRecord, CustomFieldValue } from '../../records/contact.js'
import type { ContactStore } from '../../records/contact-store.js'
import { fieldsOf, type SeedContact } from './contact.js'

/** The id that two of them have, or one of them and a contact that is there; undefined where each has its own. */
export function idGivenTwice(seeds: readonly SeedContact[], isThere: (id: string) => boolean = () => false): string | undefined {
  const seen = new Set<string>()
  for (const { id } of seeds) {
    if (id === undefined) continue
    if (seen.has(id) || isThere(id)) return id
    seen.add(id)
  }
  return undefined
}

/** Keeps contacts that were not sent over the API; none of them may have an id that is there already. */
export function putContacts(seeds: readonly SeedContact[], place: Place & { readonly contacts: ContactStore }): ContactRecord[] {
  return seeds.map(({ customField, ...seed }) => {
    const contact = newContact(fieldsOf({ ...seed, ...(customField && { customField: byId(customField) }) }), place, seed)
    place.contacts.put(contact)
    return contact
  })
}

// Answers have a list of {id, value}, requests an object from id to value; both may be put in.
function byId(customField: Record<string, unknown> | CustomFieldValue[]): Record<string, unknown> {
  return Array.isArray(customField) ? Object.fromEntries(customField.map(({ id, value }) => [id, value])) : customField
}
