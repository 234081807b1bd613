import { quickIdFrom } from '../ids.js'
import type { Location } from '../locations/location.js'
import { changeContact } from '../records/contact.js'
import type { Tag } from '../records/tag.js'

/** The tags of a location: those that were made by themselves, and those that its contacts have. */
export function tagsOf({ id, contacts, resources }: Location): Tag[] {
  const made = resources.tags.all()
  const ofContacts = new Set<string>()
  for (const { tags } of contacts.all()) for (const tag of tags) ofContacts.add(tag)
  for (const { name } of made) ofContacts.delete(name)
  return [...made, ...Array.from(ofContacts, (name) => tagNamed(name, id))]
}

/** A tag that nobody made by itself; its id follows from its name. */
export function tagNamed(name: string, locationId: string): Tag {
  return { id: quickIdFrom(`${locationId}\0${name}`), name }
}

/** Gives every contact with a tag another in its place, or none. That is no update of the contact. */
export function replaceTag(name: string, by: string | undefined, { contacts }: Location): void {
  for (const contact of contacts.all()) {
    if (!contact.tags.includes(name)) continue
    const tags = contact.tags.flatMap((tag) => (tag === name ? (by ?? []) : tag))
    contacts.put(changeContact(contact, { tags: [...new Set(tags)] }, 'replace', contact.updated))
  }
}
