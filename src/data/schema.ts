import * as Type from '@sinclair/typebox'
import { type LocationSettings, PROFILE, SOCIAL, SWITCHES } from '../records/settings.js'
import type { SeedContact } from '../v1/contacts/contact.js'
import { SeedContactSchema } from '../v1/contacts/schema.js'
import { each } from '../validation/each.js'
import type { GivenData } from './given-data.js'
import { GIVEN, GIVEN_KINDS } from './given-schemas.js'

/** What a location begins with. */
export interface LocationData extends GivenData {
  contacts?: SeedContact[]
  settings?: Partial<LocationSettings>
}

/** What the locations of an emulator begin with, and have again after a reset. */
export interface Data extends LocationData {
  /** For the location of this API key, or of this id, beside what there is for every location. */
  locations?: Record<string, LocationData>
}

const text = Type.Optional(Type.String())
const strict = { additionalProperties: false }
/** What is set for a location; its type is a part of `LocationSettings`. */
export const SettingsSchema = Type.Object(
  {
    name: text,
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    timezone: text,
    ...each(SWITCHES, Type.Optional(Type.Boolean())),
    ...each(PROFILE, text),
    social: Type.Optional(Type.Object(each(SOCIAL, text), strict))
  },
  strict
)

const location = {
  contacts: Type.Optional(Type.Array(SeedContactSchema)),
  ...Object.fromEntries(GIVEN_KINDS.map((kind) => [kind, Type.Optional(Type.Array(GIVEN[kind]))])),
  settings: Type.Optional(SettingsSchema)
}

/** What is added to one location; its type is `LocationData`. */
export const AddedDataSchema = Type.Object(location, strict)

/** The data to start with; its type is `Data`. */
export const DataSchema = Type.Object({ ...location, locations: Type.Optional(Type.Record(Type.String(), AddedDataSchema)) }, strict)
