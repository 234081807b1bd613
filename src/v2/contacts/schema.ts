import * as Type from '@sinclair/typebox'

const NEVER_MORE = { additionalProperties: false }
const text = (description?: string) => Type.Optional(Type.String(description === undefined ? {} : { description }))
/** A text, or null for none. */
const textOrNull = (description?: string) =>
  Type.Optional(Type.Unsafe<string | null>({ type: 'string', nullable: true, ...(description !== undefined && { description }) }))
const texts = (description: string) => Type.Array(Type.String(), { description })
const DATE = '^(\\d{4}[-/._]\\d{1,2}[-/._]\\d{1,2}|\\d{1,2}[-/._]\\d{1,2}[-/._]\\d{4})$'

export const SilenceSchema = Type.Object(
  {
    status: Type.Unsafe<'active' | 'inactive' | 'permanent'>({ type: 'string', enum: ['active', 'inactive', 'permanent'] }),
    message: text(),
    code: text()
  },
  NEVER_MORE
)
const silence = Type.Optional(SilenceSchema)
const channels = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, silence]))
/** The kinds of messages, as 2021-07-28 spells them; v3 has another spelling of each. */
export const CHANNELS = { Call: 'call', Email: 'email', SMS: 'sms', WhatsApp: 'whatsApp', GMB: 'gmb', FB: 'fb' } as const

const customFields = Type.Optional(
  Type.Array(
    Type.Object(
      {
        id: text('Of the custom field; or its key.'),
        key: text('Such as `my_custom_field`.'),
        field_value: Type.Optional(Type.Unknown()),
        fieldValue: Type.Optional(Type.Unknown({ description: 'In v3 alone.' }))
      },
      NEVER_MORE
    ),
    { description: 'What the custom fields of the contact hold.' }
  )
)

const shared = {
  firstName: textOrNull(),
  lastName: textOrNull(),
  name: textOrNull(),
  email: textOrNull(),
  phone: textOrNull('With fidelity `observed` kept as E.164.'),
  address1: textOrNull(),
  city: textOrNull(),
  state: textOrNull(),
  postalCode: text(),
  website: textOrNull(),
  timezone: textOrNull('Such as `America/Chihuahua`.'),
  dnd: Type.Optional(Type.Boolean({ description: 'Do not disturb.' })),
  dndSettings: Type.Optional(Type.Object(channels(Object.entries(CHANNELS).flat()), NEVER_MORE)),
  inboundDndSettings: Type.Optional(Type.Object({ all: silence }, NEVER_MORE)),
  tags: Type.Optional(texts('They replace those that a contact has.')),
  customFields,
  source: textOrNull('Where the contact came from.'),
  dateOfBirth: Type.Optional(
    Type.Unsafe<string | null>({ type: 'string', nullable: true, pattern: DATE, description: 'Such as `1990-09-25`.' })
  ),
  country: text('Two letters.'),
  assignedTo: textOrNull('The id of a user.')
}
const locationId = Type.String({ minLength: 1, description: 'That of the token.' })
const created = { ...shared, locationId, gender: text(), companyName: textOrNull() }

/** The body that creates a contact. */
export const CreateV2ContactSchema = Type.Object(created, { ...NEVER_MORE, description: 'A contact as a client of v2 sends it.' })
/** The body that changes one. */
export const UpdateV2ContactSchema = Type.Object(shared, { ...NEVER_MORE, description: 'What is to change of a contact.' })
/** The body that creates or changes one. */
export const UpsertV2ContactSchema = Type.Object(
  {
    ...created,
    createNewIfDuplicateAllowed: Type.Optional(Type.Boolean({ description: 'Whether a location that allows duplicates gets one.' }))
  },
  { ...NEVER_MORE, description: 'A contact that may be there already.' }
)
export const V2TagsSchema = Type.Object({ tags: texts('Which.') }, { ...NEVER_MORE, description: 'Tags of a contact.' })

export type SentV2Contact = Type.Static<typeof UpsertV2ContactSchema>

const filter = Type.Object(
  {
    field: Type.Unsafe<'email' | 'phone' | 'id' | 'tags'>({ type: 'string', enum: ['email', 'phone', 'id', 'tags'] }),
    operator: Type.Unsafe<'eq' | 'contains'>({ type: 'string', enum: ['eq', 'contains'] }),
    value: Type.String()
  },
  NEVER_MORE
)
export const SearchV2Schema = Type.Object(
  {
    locationId,
    page: Type.Optional(Type.Integer({ minimum: 1, description: 'From 1.' })),
    pageLimit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'How many; 20 when not given.' })),
    searchAfter: Type.Optional(Type.Array(Type.Unknown(), { description: 'The `searchAfter` of the last contact of the page before.' })),
    query: text('Searched for in name, phone, e-mail, tags and company.'),
    filters: Type.Optional(Type.Array(filter, { maxItems: 20, description: 'All of them must fit.' }))
  },
  { ...NEVER_MORE, description: 'Which contacts are looked for: a subset of what the vendor takes.' }
)
export type V2Search = Type.Static<typeof SearchV2Schema>
