import * as Type from '@sinclair/typebox'

const texts = (description: string) => Type.Array(Type.String(), { description })
const locationId = Type.String({ minLength: 1, description: 'That of the token.' })

/** The body that adds tags to many contacts, or removes them. */
export const V2BulkTagsSchema = Type.Object(
  {
    contacts: texts('The ids of contacts.'),
    tags: texts('Which.'),
    locationId,
    removeAllTags: Type.Optional(Type.Boolean({ description: 'With the type `remove` alone: that no tag is left.' }))
  },
  { additionalProperties: false, description: 'Tags of many contacts.' }
)
/** The body that puts many contacts into a business, or takes them out. */
export const V2BulkBusinessSchema = Type.Object(
  {
    locationId,
    ids: Type.Array(Type.String({ maxLength: 50 }), { description: 'Of contacts.' }),
    businessId: Type.Unsafe<string | null>({ type: 'string', nullable: true, description: 'Null for none.' })
  },
  { additionalProperties: false, description: 'The business of many contacts.' }
)
export type SentBulkTags = Type.Static<typeof V2BulkTagsSchema>
export type SentBulkBusiness = Type.Static<typeof V2BulkBusinessSchema>
