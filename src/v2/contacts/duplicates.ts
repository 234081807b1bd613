import { contactWith } from '../../contacts/find.js'
import { type Contact, type ContactFields, fullName } from '../../records/contact.js'
import type { ContactStore } from '../../records/contact-store.js'
import type { Refused } from '../../rules/refusals.js'
import { refusalOf } from '../refusal.js'

interface Place {
  contacts: Pick<ContactStore, 'with'>
  settings: { readonly allowDuplicateContact: boolean }
}

/** Why a create is refused that would make a second contact with the same e-mail or phone; undefined where it would not. */
export function whyDuplicate(fields: ContactFields, place: Place): Refused | undefined {
  if (place.settings.allowDuplicateContact) return undefined
  const twin = contactWith(fields, place)
  if (twin === undefined) return undefined
  const matchingField = fieldInCommon(twin, fields)
  const meta = { contactId: twin.id, contactName: fullName(twin) ?? '', matchingField }
  return {
    refusal: refusalOf(400, 'This location does not allow duplicated contacts.', 'v2.contact-duplicate', { meta }),
    reasons: [`contact ${twin.id} has this ${matchingField}; v1 would have updated it, v2 does so with POST /contacts/upsert`]
  }
}

function fieldInCommon({ email = '' }: Contact, sent: ContactFields): 'email' | 'phone' {
  return email !== '' && email.toLowerCase() === sent.email?.toLowerCase() ? 'email' : 'phone'
}
