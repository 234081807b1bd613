import type { ListQuery } from '../../contacts/pages.js'
import { isBlank } from '../../records/blank.js'
import { type Contact, fullName } from '../../records/contact.js'
import type { Order } from '../../records/contact-store.js'
import { anyText, ListQueryReader, oneOf } from '../resource/list-query.js'

/** Reads the query of a list; what cannot be read counts as not sent, and is named in `ignored`. */
export function readListQuery(query: Readonly<Record<string, unknown>>): ListQuery & { ignored: string[] } {
  const reader = new ListQueryReader(query)
  return {
    ...reader.paging(),
    query: reader.pick<string | undefined>('query', anyText, undefined),
    order: reader.pick('sortBy', oneOf<Order>({ date_added: 'added', date_updated: 'updated' }), 'added'),
    direction: reader.pick('order', oneOf<'asc' | 'desc'>({ asc: 'asc', desc: 'desc' }), 'desc'),
    ignored: reader.ignored
  }
}

/** A contact as the list answers it: every key, in the recorded order, null where there is nothing. Source: observed. */
export function listed(contact: Contact): Record<string, unknown> {
  const { firstName, lastName, email, phone } = contact
  const name = [fullName(contact), email, phone].find((text) => !isBlank(text))
  return {
    id: contact.id,
    locationId: contact.locationId,
    contactName: lowerOrNull(name),
    firstName: lowerOrNull(firstName),
    lastName: lowerOrNull(lastName),
    companyName: contact.companyName ?? null,
    email: lowerOrNull(email),
    phone: phone ?? null,
    dnd: contact.dnd ?? false,
    type: 'lead',
    source: contact.source ?? null,
    assignedTo: contact.details?.assignedTo ?? null,
    city: contact.city ?? null,
    state: contact.state ?? null,
    postalCode: contact.postalCode ?? null,
    address1: contact.address1 ?? null,
    dateAdded: contact.dateAdded,
    dateUpdated: new Date(contact.updated.time).toISOString(),
    dateOfBirth: contact.dateOfBirth ?? null,
    tags: contact.tags,
    country: contact.country ?? null,
    website: contact.website ?? null,
    timezone: contact.timezone ?? null,
    customField: contact.customFields
  }
}

function lowerOrNull(text: string | undefined): string | null {
  return text?.toLowerCase() ?? null
}
