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

/** A contact as the API answers it. Fields that were not sent are absent. Source: documented. */
export interface Contact extends ServerOwned, Omit<CreateContact, 'customField'> {
  emailLowerCase?: string
  /** Always there, in the order sent. */
  customField: CustomFieldValue[]
  /** Always there. */
  tags: string[]
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
export function makeContact(sent: CreateContact, owned: ServerOwned): Contact {
  const contact: { [Key in keyof Contact]: Contact[Key] | undefined } = {
    id: owned.id,
    locationId: owned.locationId,
    email: sent.email,
    emailLowerCase: isBlank(sent.email) ? undefined : sent.email?.toLowerCase(),
    fingerprint: owned.fingerprint,
    timezone: sent.timezone,
    country: sent.country,
    source: sent.source,
    dateAdded: owned.dateAdded,
    customField: customFieldValues(sent.customField),
    tags: sent.tags ?? [],
    firstName: sent.firstName,
    lastName: sent.lastName,
    name: sent.name,
    phone: sent.phone,
    dateOfBirth: sent.dateOfBirth,
    address1: sent.address1,
    city: sent.city,
    state: sent.state,
    postalCode: sent.postalCode,
    companyName: sent.companyName,
    website: sent.website,
    dnd: sent.dnd
  }
  return contact as Contact
}

function customFieldValues(sent: Record<string, unknown> = {}): CustomFieldValue[] {
  return Object.keys(sent).map((id) => ({ id, value: sent[id] }))
}
