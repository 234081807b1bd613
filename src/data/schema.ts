import * as Type from '@sinclair/typebox'
import { SeedContactSchema } from '../v1/contacts/schema.js'

const text = Type.Optional(Type.String())
const strict = { additionalProperties: false }
const location = {
  contacts: Type.Optional(Type.Array(SeedContactSchema)),
  settings: Type.Optional(
    Type.Object(
      {
        name: text,
        country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
        timezone: text,
        allowDuplicateContact: Type.Optional(Type.Boolean())
      },
      strict
    )
  )
}

/** The data to start with; its type is `Data`. */
export const DataSchema = Type.Object(
  { ...location, locations: Type.Optional(Type.Record(Type.String(), Type.Object(location, strict))) },
  strict
)
