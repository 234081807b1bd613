import { contactWith } from '../../contacts/find.js'
import { add, type Made, type Place, update } from '../../contacts/make.js'
import { isBlank } from '../../records/blank.js'
import type { Contact, ContactFields, TagsOnUpdate } from '../../records/contact.js'
import { NEITHER_EMAIL_NOR_PHONE, type Refused } from '../../rules/refusals.js'

/** The create rule: from what was sent to what is to be kept, or why it is refused. Stores nothing. */
export function create(fields: ContactFields, place: Place, tagsOnUpdate: TagsOnUpdate): Made | Refused {
  if (lacksEmailAndPhone(fields)) {
    return { refusal: NEITHER_EMAIL_NOR_PHONE, reasons: ['neither email nor phone holds anything; send one of them'] }
  }
  const twin = twinOf(fields, place)
  if (twin) return update(twin, fields, place, tagsOnUpdate, 'contact.upsert')
  return add(fields, place)
}

/** The one documented rule across fields: a contact needs an e-mail or a phone. */
export function lacksEmailAndPhone({ email, phone }: Pick<ContactFields, 'email' | 'phone'>): boolean {
  return isBlank(email) && isBlank(phone)
}

/** The contact that a create updates instead: by e-mail, then by phone. */
function twinOf(fields: ContactFields, place: Place): Contact | undefined {
  if (!place.fidelity.has('contact.upsert') || place.settings.allowDuplicateContact) return undefined
  return contactWith(fields, place)
}
