import * as Type from '@sinclair/typebox'

/** A snapshot that a test gives. */
export const GivenSnapshotSchema = Type.Object(
  {
    id: Type.Optional(Type.String({ minLength: 1, description: 'Made of the name when not given.' })),
    name: Type.String({ description: 'What people call it.' }),
    type: Type.Optional(Type.String({ description: 'Such as `imported`; `own` when not given.' }))
  },
  { additionalProperties: false, description: 'A snapshot of an agency as the data file has it.' }
)
export type GivenSnapshot = Type.Static<typeof GivenSnapshotSchema>
