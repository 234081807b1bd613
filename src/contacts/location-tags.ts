import { quickIdFrom } from '../ids.js'
import type { Location } from '../locations/location.js'
import { changeContact } from '../records/contact.js'
import { jsonSize } from '../records/room.js'
import type { Tag } from '../records/tag.js'
import { type Refused, whyFull } from '../rules/refusals.js'

/** The tags of a location: those that were made by themselves, and those that its contacts have. One by one, for there may be very many. */
export function* tagsOf({ id, contacts, resources }: Location): Generator<Tag> {
  const made = resources.tags.all()
  const ofContacts = new Set<string>()
  for (const { tags } of contacts.all()) for (const tag of tags) ofContacts.add(tag)
  for (const { name } of made) ofContacts.delete(name)
  yield* made
  for (const name of ofContacts) yield tagNamed(name, id)
}

export function tagWithId(id: string, location: Location): Tag | undefined {
  for (const tag of tagsOf(location)) if (tag.id === id) return tag
  return undefined
}

/** The tag with a name, as it came: the one that was made before, or a new one. */
export function tagWithName(sent: string, location: Location): Tag {
  const name = tagName(sent, location)
  return location.resources.tags.all().find((tag) => tag.name === name) ?? tagNamed(name, location.id)
}

/** A name as tags have it. */
export function tagName(sent: string, { fidelity }: Location): string {
  return fidelity.has('tags.lower-case') ? sent.toLowerCase() : sent
}

// A tag that nobody made by itself has an id that follows from its name.
function tagNamed(name: string, locationId: string): Tag {
  return { id: quickIdFrom(`${locationId}\0${name}`), name }
}

/** Keeps a tag, and gives it to the contacts that have it by the name it had before; or says why there is no room. */
export function keepTag(tag: Tag, location: Location, before = tag.name): Refused | undefined {
  const isRenamed = before !== tag.name
  const having = isRenamed ? location.contacts.all().filter(({ tags }) => tags.includes(before)).length : 0
  const noRoom = whyFull(location.room, 0, jsonSize(tag) + having * (tag.name.length - before.length))
  if (noRoom) return noRoom
  location.resources.tags.put(tag)
  if (isRenamed) replaceTag(before, tag.name, location)
  return undefined
}

/** Deletes a tag, and takes it from the contacts that have it. */
export function deleteTag({ id, name }: Tag, location: Location): void {
  location.resources.tags.remove(id)
  replaceTag(name, undefined, location)
}

// That is no update of the contact.
function replaceTag(name: string, by: string | undefined, { contacts }: Location): void {
  for (const contact of contacts.all()) {
    if (!contact.tags.includes(name)) continue
    const tags = contact.tags.flatMap((tag) => (tag === name ? (by ?? []) : tag))
    contacts.put(changeContact(contact, { tags: [...new Set(tags)] }, 'replace', contact.updated))
  }
}
