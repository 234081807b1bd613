import type { TSchema } from '@sinclair/typebox'
import * as Type from '@sinclair/typebox'
import type { ContactFields } from '../../records/contact.js'
import { text } from '../resource/text.js'

// Strings without a format, on purpose: the specification's own example has "website": "35061" and an e-mail
// that is no address.

const fields = {
  email: text('Kept as sent. Needed where there is no phone.'),
  phone: text('Needed where there is no e-mail. With fidelity `observed` kept as E.164.'),
  firstName: text(),
  lastName: text(),
  name: text('The whole name. With fidelity `observed` split into first and last name, where neither is sent.'),
  dateOfBirth: text('Such as `1990-09-25`; kept as sent.'),
  address1: text(),
  city: text(),
  state: text(),
  country: text('Two letters.'),
  postalCode: text(),
  companyName: text(),
  website: text(),
  timezone: text('Such as `America/Chihuahua`.'),
  dnd: Type.Optional(Type.Boolean({ description: 'Do not disturb: whether the contact wants no messages.' })),
  tags: Type.Optional(Type.Array(Type.String(), { description: 'With fidelity `observed` kept in lower case.' })),
  source: text('Where the contact came from, such as `public api`.')
} satisfies Record<Exclude<keyof ContactFields, 'customFields' | 'details'>, TSchema>
const customField = Type.Record(Type.String(), Type.Unknown())
const customFieldValues = Type.Array(Type.Object({ id: Type.String(), value: Type.Unknown() }, { additionalProperties: false }))

/** The body of a create request; its type is `CreateContact`. */
export const CreateContactSchema = Type.Object(
  {
    ...fields,
    customField: Type.Optional({ ...customField, description: 'From the id of a custom field to its value.' } as typeof customField)
  },
  {
    description: 'A contact as a client sends it. Other fields are ignored without an error. To change one, send what is to change.'
  }
)

/** The body of the tags endpoints. */
export const TagsSchema = Type.Object(
  { tags: Type.Optional(Type.Array(Type.String(), { description: 'One at least.' })) },
  { description: 'Tags to add or to take away.' }
)

/** The names of its fields. */
export const CONTACT_FIELDS = Object.keys(CreateContactSchema.properties)

/** A date of the calendar, a time of the clock, and where on earth. */
export const ISO_TIME =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$'

/** A contact to start with; its type is `SeedContact`. */
export const SeedContactSchema = Type.Object(
  {
    ...fields,
    customField: Type.Optional(
      Type.Union([customField, customFieldValues], { description: 'From the id of a custom field to its value, or a list of both.' })
    ),
    id: Type.Optional(Type.String({ minLength: 1, description: 'Made when not given.' })),
    fingerprint: text('Made when not given.'),
    dateAdded: Type.Optional(Type.String({ pattern: ISO_TIME, description: 'ISO 8601; the time now when not given.' })),
    // What an answer has beside them; made anew from the others.
    locationId: text(),
    emailLowerCase: text(),
    firstNameLowerCase: text(),
    lastNameLowerCase: text(),
    fullNameLowerCase: text(),
    type: Type.Optional(Type.Literal('lead'))
  },
  { additionalProperties: false, description: 'A contact to put in: as a client sends it, or as an answer has it.' }
)
