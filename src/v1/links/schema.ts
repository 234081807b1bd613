import * as Type from '@sinclair/typebox'

/** The body that makes or changes a trigger link. */
export const LinkSchema = Type.Object(
  {
    name: Type.Optional(Type.String({ description: 'What people call it.' })),
    redirectTo: Type.Optional(Type.String({ description: 'Where a visit to it leads.' }))
  },
  { description: 'A trigger link as a client sends it. Both fields are needed.' }
)
export type SentLink = Type.Static<typeof LinkSchema>
