import { isBlank } from './blank.js'
import type { Moment } from './moments.js'
import { jsonSize } from './room.js'

/** What a custom field of a contact holds. */
export interface CustomFieldValue {
  /** Id of the custom field, kept as sent. */
  id: string
  value: unknown
}

/** Whether a contact wants no messages of one kind. */
export interface Silence {
  status: 'active' | 'inactive' | 'permanent'
  message?: string | undefined
  code?: string | undefined
}

/** What few contacts have. */
export interface ContactDetails {
  gender?: string | undefined
  /** The id of a user. */
  assignedTo?: string | undefined
  /** By the kind of message, in lower case, such as `email`. */
  dndSettings?: Readonly<Record<string, Silence>> | undefined
  inboundDndSettings?: Readonly<Record<string, Silence>> | undefined
  /** The ids of users. */
  followers?: readonly string[] | undefined
  businessId?: string | undefined
}

/** What a caller says of a contact, in no API's spelling. What is absent was not sent. */
export interface ContactFields {
  /** Not validated: the specification's own example is no address. */
  email?: string | undefined
  /** Such as `+1 888-888-8888`; kept as sent. */
  phone?: string | undefined
  firstName?: string | undefined
  lastName?: string | undefined
  name?: string | undefined
  /** `YYYY-MM-DD`; kept as sent. */
  dateOfBirth?: string | undefined
  address1?: string | undefined
  city?: string | undefined
  state?: string | undefined
  /** Two letters (ISO 3166-1); kept as sent. */
  country?: string | undefined
  postalCode?: string | undefined
  companyName?: string | undefined
  website?: string | undefined
  /** Such as `America/Chihuahua`. */
  timezone?: string | undefined
  /** Do not disturb. */
  dnd?: boolean | undefined
  tags?: readonly string[] | undefined
  customFields?: readonly CustomFieldValue[] | undefined
  /** Where the lead came from, such as `public api`. */
  source?: string | undefined
  details?: ContactDetails | undefined
}

/** What the server gives a contact; a caller never can. */
export interface ServerOwned {
  /** 20 characters of `[A-Za-z0-9]`. */
  id: string
  locationId: string
  /** A version 1 UUID. */
  fingerprint: string
  /** ISO 8601; in UTC with milliseconds unless a test put it in otherwise. */
  dateAdded: string
}

/** A contact as a location keeps it. It is never changed: an update puts another in its place. */
export interface Contact extends Readonly<ContactFields>, Readonly<ServerOwned> {
  readonly tags: readonly string[]
  /** In the order sent. */
  readonly customFields: readonly CustomFieldValue[]
  readonly added: Moment
  readonly updated: Moment
  /** What it takes, as JSON text, about. */
  readonly bytes: number
}

/** What an update does with the tags: sources disagree. */
export type TagsOnUpdate = 'replace' | 'merge'

const NO_TAGS: readonly string[] = []
const NO_CUSTOM_FIELDS: readonly CustomFieldValue[] = []

/** A contact of what was sent and what the server gives; one literal, so that all have the same shape in memory. */
export function makeContact(fields: ContactFields, owned: ServerOwned, added: Moment, updated: Moment): Contact {
  const contact = {
    id: owned.id,
    locationId: owned.locationId,
    fingerprint: owned.fingerprint,
    dateAdded: owned.dateAdded,
    added,
    updated,
    email: fields.email,
    phone: fields.phone,
    firstName: fields.firstName,
    lastName: fields.lastName,
    name: fields.name,
    dateOfBirth: fields.dateOfBirth,
    address1: fields.address1,
    city: fields.city,
    state: fields.state,
    country: fields.country,
    postalCode: fields.postalCode,
    companyName: fields.companyName,
    website: fields.website,
    timezone: fields.timezone,
    dnd: fields.dnd,
    source: fields.source,
    tags: fields.tags ?? NO_TAGS,
    customFields: fields.customFields ?? NO_CUSTOM_FIELDS,
    details: fields.details,
    bytes: 0
  }
  contact.bytes = jsonSize(contact)
  return contact
}

/** A contact after an update: the fields that were sent change, the others stay. */
export function changeContact(contact: Contact, sent: ContactFields, tagsOnUpdate: TagsOnUpdate, updated: Moment): Contact {
  const { customFields = NO_CUSTOM_FIELDS, tags = contact.tags } = sent
  const merged = {
    ...contact,
    ...sent,
    customFields: mergeCustomFields(contact.customFields, customFields),
    tags: tagsOnUpdate === 'merge' ? addTags(contact.tags, tags) : tags,
    details: sent.details ? { ...contact.details, ...sent.details } : contact.details
  }
  return makeContact(merged, contact, contact.added, updated)
}

/** Both, each once, in order. */
export function addTags(tags: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...tags, ...more])]
}

/** The tags without those of `less`. */
export function removeTags(tags: readonly string[], less: readonly string[]): string[] {
  const gone = new Set(less)
  return tags.filter((tag) => !gone.has(tag))
}

/** First and last name, else the name. */
export function fullName({ firstName, lastName, name }: Pick<ContactFields, 'firstName' | 'lastName' | 'name'>): string | undefined {
  if (isBlank(firstName)) return isBlank(lastName) ? name : lastName
  return isBlank(lastName) ? firstName : `${firstName} ${lastName}`
}

// A value sent again stays in the place of the first.
function mergeCustomFields(before: readonly CustomFieldValue[], sent: readonly CustomFieldValue[]): readonly CustomFieldValue[] {
  if (sent.length === 0) return before
  const values = new Map<string, CustomFieldValue>()
  for (const each of before) values.set(each.id, each)
  for (const each of sent) values.set(each.id, each)
  return [...values.values()]
}
