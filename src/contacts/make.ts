import type { Clock } from '../clock.js'
import type { Chance } from '../ids.js'
import {
  type Contact,
  type ContactFields,
  changeContact,
  fullName,
  makeContact,
  type ServerOwned,
  type TagsOnUpdate
} from '../records/contact.js'
import type { ContactStore } from '../records/contact-store.js'
import type { Fidelity } from '../rules/fidelity.js'
import { type Refused, whyFull } from '../rules/refusals.js'
import type { RuleId } from '../rules/rules.js'
import { fingerprintAt } from './fingerprint.js'

/** What of a location the making of contacts depends on. Nothing of it is changed but the draws of its chance. */
export interface Place {
  readonly id: string
  readonly clock: Clock
  readonly chance: Chance
  readonly contacts: Pick<ContactStore, 'has' | 'nextMoment' | 'room' | 'with'>
  readonly settings: { readonly allowDuplicateContact: boolean }
  readonly fidelity: Fidelity
}

/** What a create leads to: a contact to keep, and by which rule. */
export interface Made {
  contact: Contact
  rule: RuleId
}

/** A new contact to keep, or why there is no room for it. Stores nothing. */
export function add(fields: ContactFields, place: Place): Made | Refused {
  const { room } = place.contacts
  const noRoom = whyFull(room, 1, 0)
  if (noRoom) return noRoom
  const contact = newContact(fields, place)
  return whyFull(room, 0, contact.bytes) ?? { contact, rule: 'contact.created' }
}

/** The update rule: a contact with the fields of an update, now. Stores nothing. */
export function update(
  contact: Contact,
  fields: ContactFields,
  place: Place,
  tagsOnUpdate: TagsOnUpdate,
  rule: RuleId = 'contact.updated'
): Made | Refused {
  const named = place.fidelity.has('name.joined') ? withName(contact, fields) : fields
  const changed = changeContact(contact, named, tagsOnUpdate, place.contacts.nextMoment(place.clock.now()))
  return whyFull(place.contacts.room, 0, changed.bytes - contact.bytes) ?? { contact: changed, rule }
}

/** A contact of what was sent. What is `given` of the server's own is taken as it is, for contacts that a test puts in. */
export function newContact(fields: ContactFields, place: Place, given: Partial<ServerOwned> = {}): Contact {
  const { clock, chance } = place
  const now = clock.now()
  const dateAdded = given.dateAdded ?? clock.iso(now)
  const owned = {
    id: given.id ?? freeId(place),
    locationId: place.id,
    fingerprint: given.fingerprint ?? fingerprintAt(now, chance),
    dateAdded
  }
  const moment = place.contacts.nextMoment(given.dateAdded === undefined ? now : Date.parse(dateAdded))
  return makeContact(fields, owned, moment, moment)
}

// With a seed, a contact that a test put back may have the id that is drawn next.
function freeId({ chance, contacts }: Place): string {
  let id = chance.id()
  while (chance.isSeeded && contacts.has(id)) id = chance.id()
  return id
}

// The name of a contact is that of its parts, where it has one.
function withName(contact: Contact, fields: ContactFields): ContactFields {
  const { firstName = contact.firstName, lastName = contact.lastName } = fields
  const isRenamed = fields.firstName !== undefined || fields.lastName !== undefined
  if (!isRenamed || fields.name !== undefined || contact.name === undefined) return fields
  return { ...fields, name: fullName({ firstName, lastName, name: contact.name }) }
}
