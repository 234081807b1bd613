import { isBlank } from '../../records/blank.js'
import { type Contact, fullName, type Silence } from '../../records/contact.js'
import { dateOf } from './fields.js'
import { CHANNELS } from './schema.js'

/** A contact as version 2 answers it where it is read, in the order of the contract; what is undefined is left out of the JSON. */
export function readContact(contact: Contact, isV3: boolean): Record<string, unknown> {
  const { details = {} } = contact
  return {
    id: contact.id,
    name: fullName(contact),
    locationId: contact.locationId,
    firstName: contact.firstName,
    lastName: contact.lastName,
    email: contact.email,
    emailLowerCase: lower(contact.email),
    timezone: contact.timezone,
    companyName: contact.companyName,
    phone: contact.phone,
    dnd: contact.dnd ?? false,
    dndSettings: spelled(details.dndSettings, isV3),
    type: 'lead',
    source: contact.source,
    assignedTo: details.assignedTo,
    address1: contact.address1,
    city: contact.city,
    state: contact.state,
    country: contact.country,
    postalCode: contact.postalCode,
    website: contact.website,
    tags: contact.tags,
    dateOfBirth: contact.dateOfBirth && dateOf(contact.dateOfBirth),
    dateAdded: contact.dateAdded,
    dateUpdated: updatedAt(contact),
    firstNameLowerCase: lower(contact.firstName),
    fullNameLowerCase: lower(fullName(contact)),
    lastNameLowerCase: lower(contact.lastName),
    customFields: contact.customFields,
    businessId: details.businessId
  }
}

/** The same where it is created, before v3. */
export function createdContact(contact: Contact): Record<string, unknown> {
  const { details = {} } = contact
  const born = contact.dateOfBirth && dateOf(contact.dateOfBirth)
  return {
    id: contact.id,
    dateAdded: contact.dateAdded,
    dateUpdated: updatedAt(contact),
    deleted: false,
    tags: contact.tags,
    type: 'lead',
    customFields: contact.customFields,
    locationId: contact.locationId,
    firstName: contact.firstName,
    firstNameLowerCase: lower(contact.firstName),
    fullNameLowerCase: lower(fullName(contact)),
    lastName: contact.lastName,
    lastNameLowerCase: lower(contact.lastName),
    email: contact.email,
    emailLowerCase: lower(contact.email),
    bounceEmail: false,
    unsubscribeEmail: false,
    dnd: contact.dnd ?? false,
    dndSettings: spelled(details.dndSettings, false),
    phone: contact.phone,
    address1: contact.address1,
    city: contact.city,
    state: contact.state,
    country: contact.country,
    postalCode: contact.postalCode,
    website: contact.website,
    source: contact.source,
    companyName: contact.companyName,
    dateOfBirth: born && /^\d{4}-\d\d-\d\d$/.test(born) ? `${born}T00:00:00.000Z` : born,
    businessId: details.businessId,
    assignedTo: details.assignedTo
  }
}

/** The same in a list. */
export function listedContact(contact: Contact): Record<string, unknown> {
  const { details = {} } = contact
  return {
    id: contact.id,
    locationId: contact.locationId,
    email: contact.email,
    timezone: contact.timezone,
    country: contact.country,
    source: contact.source,
    dateAdded: contact.dateAdded,
    customFields: contact.customFields,
    tags: contact.tags,
    businessId: details.businessId,
    followers: details.followers
  }
}

function updatedAt({ added, updated, dateAdded }: Contact): string {
  if (updated === added) return dateAdded
  return new Date(updated.time).toISOString()
}

function lower(text: string | undefined): string | undefined {
  return isBlank(text) ? undefined : text?.toLowerCase()
}

const OLD_SPELLING: Record<string, string> = Object.fromEntries(Object.entries(CHANNELS).map(([old, name]) => [name, old]))

function spelled(settings: Readonly<Record<string, Silence>> | undefined, isV3: boolean): object | undefined {
  if (settings === undefined || isV3) return settings
  return Object.fromEntries(Object.entries(settings).map(([name, silence]) => [OLD_SPELLING[name] as string, silence]))
}
