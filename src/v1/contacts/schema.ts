import * as Type from '@sinclair/typebox'

// Strings without a format, on purpose: the specification's own example has "website": "35061" and an e-mail
// that is no address.
const text = Type.Optional(Type.String())

const fields = {
  email: text,
  phone: text,
  firstName: text,
  lastName: text,
  name: text,
  dateOfBirth: text,
  address1: text,
  city: text,
  state: text,
  country: text,
  postalCode: text,
  companyName: text,
  website: text,
  timezone: text,
  dnd: Type.Optional(Type.Boolean()),
  tags: Type.Optional(Type.Array(Type.String())),
  source: text
}
const customField = Type.Record(Type.String(), Type.Unknown())
const customFieldValues = Type.Array(Type.Object({ id: Type.String(), value: Type.Unknown() }, { additionalProperties: false }))

/** The body of a create request; its type is `CreateContact`. */
export const CreateContactSchema = Type.Object({ ...fields, customField: Type.Optional(customField) })

/** The body of the tags endpoints. */
export const TagsSchema = Type.Object({ tags: Type.Optional(Type.Array(Type.String())) })

/** The names of its fields. */
export const CONTACT_FIELDS = Object.keys(CreateContactSchema.properties)

/** A date of the calendar, a time of the clock, and where on earth. */
export const ISO_TIME =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$'

/** A contact to start with; its type is `SeedContact`. */
export const SeedContactSchema = Type.Object(
  {
    ...fields,
    customField: Type.Optional(Type.Union([customField, customFieldValues])),
    id: Type.Optional(Type.String({ minLength: 1 })),
    fingerprint: text,
    dateAdded: Type.Optional(Type.String({ pattern: ISO_TIME })),
    // What an answer has beside them; made anew from the others.
    locationId: text,
    emailLowerCase: text,
    firstNameLowerCase: text,
    lastNameLowerCase: text,
    fullNameLowerCase: text,
    type: Type.Optional(Type.Literal('lead'))
  },
  { additionalProperties: false }
)
