import type { Contact, ContactFields } from '../records/contact.js'
import type { ContactStore } from '../records/contact-store.js'

/** The oldest contact with this e-mail, else with this phone. */
export function contactWith(
  { email = '', phone = '' }: ContactFields,
  { contacts }: { contacts: Pick<ContactStore, 'with'> }
): Contact | undefined {
  return contacts.with('email', email)[0] ?? contacts.with('phone', phone)[0]
}
