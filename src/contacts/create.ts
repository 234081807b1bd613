import type { Chance, Clock } from '../chance.js'
import { type Contact, type CreateContact, makeContact, type ServerOwned } from './contact.js'
import type { ContactStore } from './store.js'

/** Where a contact is kept, and what its time and chance are. */
export interface Place {
  readonly id: string
  readonly clock: Clock
  readonly chance: Chance
  readonly contacts: ContactStore
}

/** Makes a contact and keeps it. What is `given` of the server's own is taken as it is, for contacts to start with. */
export function createContact(sent: CreateContact, place: Place, given: Partial<ServerOwned> = {}): Contact {
  const now = place.clock.now()
  const contact = makeContact(sent, {
    id: given.id ?? place.chance.id(),
    locationId: place.id,
    fingerprint: given.fingerprint ?? place.chance.fingerprint(now),
    dateAdded: given.dateAdded ?? new Date(now).toISOString()
  })
  place.contacts.add(contact)
  return contact
}
