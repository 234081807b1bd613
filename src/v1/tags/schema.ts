import * as Type from '@sinclair/typebox'

/** The body that makes or changes a tag of the location. */
export const TagSchema = Type.Object(
  { name: Type.Optional(Type.String({ description: 'Needed.' })) },
  { description: 'A tag as a client sends it.' }
)
export type SentTag = Type.Static<typeof TagSchema>
