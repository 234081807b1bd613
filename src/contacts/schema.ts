import * as Type from '@sinclair/typebox'

// Strings without a format, on purpose: the specification's own example has "website": "35061" and an e-mail
// that is no address.
const text = Type.Optional(Type.String())

/** The body of a create request; its type is `CreateContact`. */
export const CreateContactSchema = Type.Object(
  {
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
    customField: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    source: text
  },
  { $id: 'CreateContact' }
)
