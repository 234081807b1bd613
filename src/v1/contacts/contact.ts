import type { Fidelity } from '../../rules/fidelity.js'

/** What an update does with the tags: sources disagree. */
export type TagsOnUpdate = 'replace' | 'merge'

/** What a create request may hold. E-mail or phone must be there; the rest is optional. Source: documented. */
export interface CreateContact {
  /** Not validated: the specification's own example is no address. */
  email?: string
  /** Such as `+1 888-888-8888`; kept as sent. */
  phone?: string
  firstName?: string
  lastName?: string
  name?: string
  /** `YYYY-MM-DD`; kept as sent. */
  dateOfBirth?: string
  address1?: string
  city?: string
  state?: string
  /** Two letters (ISO 3166-1); kept as sent. */
  country?: string
  postalCode?: string
  companyName?: string
  website?: string
  /** Such as `America/Chihuahua`. */
  timezone?: string
  /** Do not disturb. */
  dnd?: boolean
  tags?: string[]
  /** From the id of a custom field to its value. */
  customField?: Record<string, unknown>
  /** Where the lead came from, such as `public api`. */
  source?: string
}

/** What a contact has in a custom field. Source: documented. */
export interface CustomFieldValue {
  /** Id of the custom field: 20 characters of `[A-Za-z0-9]` in the real API, kept as sent here. */
  id: string
  value: unknown
}

/** What the server gives a contact; a caller never can. */
export interface ServerOwned {
  /** 20 characters of `[A-Za-z0-9]`. */
  id: string
  locationId: string
  /** A version 1 UUID. */
  fingerprint: string
  /** ISO 8601 in UTC with milliseconds. */
  dateAdded: string
}

/** A contact as the API answers it. Fields that were not sent are absent. Source: documented, where nothing else is said. */
export interface Contact extends ServerOwned, Omit<CreateContact, 'customField'> {
  emailLowerCase?: string
  /** Always there, in the order sent. */
  customField: CustomFieldValue[]
  /** Always there. */
  tags: string[]
  /** With fidelity `observed` only, as are those below. */
  firstNameLowerCase?: string
  lastNameLowerCase?: string
  fullNameLowerCase?: string
  type?: 'lead'
}

/** Absent, empty, or only white space. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}

/** The one documented rule across fields: a contact needs an e-mail or a phone. */
export function lacksEmailAndPhone(sent: Pick<CreateContact, 'email' | 'phone'>): boolean {
  return isBlank(sent.email) && isBlank(sent.phone)
}

/**
 * What is kept and answered, from what was sent and what the server gives. Keys stand in the documented order;
 * one whose value is undefined is left out of the JSON. Written as one literal so that every contact has the
 * same shape in memory.
 */
export function makeContact(sent: CreateContact, owned: ServerOwned, fidelity: Fidelity): Contact {
  const lowerCase = fidelity.has('contact.lower-case-fields') ? lower : () => undefined
  const contact: { [Key in keyof Contact]: Contact[Key] | undefined } = {
    id: owned.id,
    locationId: owned.locationId,
    email: sent.email,
    emailLowerCase: isBlank(sent.email) ? undefined : lower(sent.email),
    fingerprint: owned.fingerprint,
    timezone: sent.timezone,
    country: sent.country,
    source: sent.source,
    dateAdded: owned.dateAdded,
    customField: customFieldValues(sent.customField),
    tags: sent.tags ?? [],
    firstName: sent.firstName,
    firstNameLowerCase: lowerCase(sent.firstName),
    lastName: sent.lastName,
    lastNameLowerCase: lowerCase(sent.lastName),
    fullNameLowerCase: lowerCase(fullName(sent)),
    name: sent.name,
    phone: sent.phone,
    dateOfBirth: sent.dateOfBirth,
    address1: sent.address1,
    city: sent.city,
    state: sent.state,
    postalCode: sent.postalCode,
    companyName: sent.companyName,
    website: sent.website,
    dnd: sent.dnd,
    type: fidelity.has('contact.type') ? 'lead' : undefined
  }
  return contact as Contact
}

/** A contact with the fields of an update: those sent change, the others stay. */
export function changed(contact: Contact, sent: CreateContact, tagsOnUpdate: TagsOnUpdate, fidelity: Fidelity): Contact {
  const { customField, tags = contact.tags } = sent
  const before = Object.fromEntries(contact.customField.map(({ id, value }) => [id, value]))
  const merged = {
    ...contact,
    ...sent,
    customField: { ...before, ...customField },
    tags: tagsOnUpdate === 'merge' ? [...new Set([...contact.tags, ...tags])] : tags
  }
  return makeContact(merged, contact, fidelity)
}

/** First and last name, else the name. */
export function fullName({ firstName, lastName, name }: Pick<CreateContact, 'firstName' | 'lastName' | 'name'>): string | undefined {
  const parts = [firstName, lastName].filter((part) => !isBlank(part))
  return parts.length > 0 ? parts.join(' ') : name
}

function lower(text: string | undefined): string | undefined {
  return text?.toLowerCase()
}

function customFieldValues(sent: Record<string, unknown> = {}): CustomFieldValue[] {
  return Object.keys(sent).map((id) => ({ id, value: sent[id] }))
}
