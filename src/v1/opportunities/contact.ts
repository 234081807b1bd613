import { contactWith } from '../../contacts/find.js'
import { update } from '../../contacts/make.js'
import type { ObservedChanges } from '../../contacts/observed-changes.js'
import type { Location } from '../../locations/location.js'
import { isBlank } from '../../records/blank.js'
import type { Contact, ContactFields, TagsOnUpdate } from '../../records/contact.js'
import type { Refused } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import { invalid } from '../../rules/wording.js'
import { create, lacksEmailAndPhone } from '../contacts/create.js'
import type { SentOpportunity } from './schema.js'

/** The contact of an opportunity. */
export interface Found {
  contact: Contact
  /** The rules by which it was made or changed; undefined where it is as it was. */
  applied: readonly RuleId[] | undefined
  /** How much more it takes than before, as JSON text. */
  bytes: number
}

interface How {
  observedChanges: ObservedChanges
  tagsOnUpdate: TagsOnUpdate
}

/**
 * The contact that the body of an opportunity names: found, changed or made. Stores nothing.
 * @param own the one that the opportunity has already
 */
export function contactFor(sent: SentOpportunity, location: Location, own: Contact | undefined, how: How): Found | Refused {
  const { contactId = '' } = sent
  if (!isBlank(contactId)) {
    const contact = location.contacts.get(contactId)
    if (contact) return asItIs(contact)
    const refusal = { status: 422, body: invalid('contactId', 'contact id'), rule: 'opportunity.invalid-id' } as const
    return { refusal, reasons: [`no contact of this location has the id ${contactId}`] }
  }
  const fields = fieldsOf(sent)
  const changes = how.observedChanges(fields, location, false)
  const before = lacksEmailAndPhone(fields) ? own : contactWith(changes.fields, location)
  if (before && Object.keys(fields).length === 0) return asItIs(before)
  const { fields: kept, applied } = before ? changes : how.observedChanges(fields, location, true)
  const made = before ? update(before, kept, location, how.tagsOnUpdate) : create(kept, location, how.tagsOnUpdate)
  if ('refusal' in made) return made
  const { contact } = made
  return { contact, applied: ['opportunity.contact', ...applied], bytes: contact.bytes - (before?.bytes ?? 0) }
}

function asItIs(contact: Contact): Found {
  return { contact, applied: undefined, bytes: 0 }
}

/** What of the body is the contact's; a text that is blank counts as not sent. */
function fieldsOf({ email, phone, name, companyName, tags }: SentOpportunity): ContactFields {
  const texts = Object.entries({ email, phone, name, companyName }).filter(([, text]) => !isBlank(text))
  return { ...Object.fromEntries(texts), ...(tags && { tags }) }
}
