import { isBlank } from '../../records/blank.js'
import {
  type ContactFields,
  type Contact as ContactRecord,
  type CustomFieldValue,
  fullName,
  type ServerOwned
} from '../../records/contact.js'
import type { Fidelity } from '../../rules/fidelity.js'

/** What a create request may hold. E-mail or phone must be there; the rest is optional. Source: documented. */
export interface CreateContact extends Omit<ContactFields, 'customFields' | 'tags' | 'details'> {
  tags?: string[]
  /** From the id of a custom field to its value. */
  customField?: Record<string, unknown>
}

/** A contact as the API answers it. Fields that were not sent are absent. Source: documented, where nothing else is said. */
export interface Contact extends ServerOwned, Omit<CreateContact, 'customField' | 'tags'> {
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

/** A contact that a test puts in: as a create request has it or as an answer has it, whole or in part. */
export interface SeedContact extends Omit<Partial<Contact>, 'customField'> {
  customField?: Record<string, unknown> | CustomFieldValue[]
}

/** The fields of a contact, from a body that was validated, and that is used up by this: to copy it would take as long as to keep it. */
export function fieldsOf(sent: CreateContact): ContactFields {
  const { customField } = sent
  const customFields = customField && Object.keys(customField).map((id) => ({ id, value: customField[id] }))
  return Object.assign(sent, { customFields })
}

/** A contact as v1 answers it, in the documented key order; a key whose value is undefined is left out of the JSON. */
export function answerOf(contact: ContactRecord, fidelity: Fidelity): Contact {
  const hasLowerCase = fidelity.has('contact.lower-case-fields')
  const answer: { [Key in keyof Contact]: unknown } = {
    id: contact.id,
    locationId: contact.locationId,
    email: contact.email,
    emailLowerCase: isBlank(contact.email) ? undefined : lower(contact.email),
    fingerprint: contact.fingerprint,
    timezone: contact.timezone,
    country: contact.country,
    source: contact.source,
    dateAdded: contact.dateAdded,
    customField: contact.customFields,
    tags: contact.tags,
    firstName: contact.firstName,
    firstNameLowerCase: hasLowerCase ? lower(contact.firstName) : undefined,
    lastName: contact.lastName,
    lastNameLowerCase: hasLowerCase ? lower(contact.lastName) : undefined,
    fullNameLowerCase: hasLowerCase ? lower(fullName(contact)) : undefined,
    name: contact.name,
    phone: contact.phone,
    dateOfBirth: contact.dateOfBirth,
    address1: contact.address1,
    city: contact.city,
    state: contact.state,
    postalCode: contact.postalCode,
    companyName: contact.companyName,
    website: contact.website,
    dnd: contact.dnd,
    type: fidelity.has('contact.type') ? 'lead' : undefined
  }
  return answer as Contact
}

function lower(text: string | undefined): string | undefined {
  return text?.toLowerCase()
}
