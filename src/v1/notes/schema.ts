import * as Type from '@sinclair/typebox'

/** The body that makes or changes a note. */
export const NoteSchema = Type.Object(
  {
    body: Type.Optional(Type.String({ description: 'The text. Needed.' })),
    userId: Type.Optional(Type.String({ description: 'Who wrote it.' }))
  },
  { description: 'A note as a client sends it.' }
)
