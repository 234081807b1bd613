import type { Clock } from '../../clock.js'
import type { Chance } from '../../ids.js'
import type { ContactStore, Kept } from '../../records/contact-store.js'
import type { Fidelity } from '../../rules/fidelity.js'
import { type Contact, type CreateContact, changed, makeContact, type ServerOwned, type TagsOnUpdate } from './contact.js'

/** Where a contact is kept, and what its time, chance and rules are. */
export interface Place {
  readonly id: string
  readonly clock: Clock
  readonly chance: Chance
  readonly contacts: ContactStore
  readonly fidelity: Fidelity
}

/** Makes a contact and keeps it. What is `given` of the server's own is taken as it is, for contacts to start with. */
export function createContact(sent: CreateContact, place: Place, given: Partial<ServerOwned> = {}): Contact {
  const now = place.clock.now()
  const dateAdded = given.dateAdded ?? place.clock.iso(now)
  const owned = {
    id: given.id ?? place.chance.id(),
    locationId: place.id,
    fingerprint: given.fingerprint ?? place.chance.fingerprint(now),
    dateAdded
  }
  const contact = makeContact(sent, owned, place.fidelity)
  const added = place.contacts.nextMoment(given.dateAdded === undefined ? now : Date.parse(dateAdded))
  place.contacts.put({ contact, added, updated: added })
  return contact
}

/** Changes a contact that is kept. */
export function updateContact(kept: Kept, sent: CreateContact, place: Place, tagsOnUpdate: TagsOnUpdate): Contact {
  const contact = changed(kept.contact, sent, tagsOnUpdate, place.fidelity)
  place.contacts.put({ ...kept, contact, updated: place.contacts.nextMoment(place.clock.now()) })
  return contact
}
