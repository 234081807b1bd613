import * as Type from '@sinclair/typebox'

const text = (description: string) => Type.Optional(Type.String({ description }))
const body = Type.String({ description: 'The text.' })
const rest = {
  userId: text('Who wrote it.'),
  title: text('Such as `Follow-up summary`.'),
  color: text('Such as `#FFAA00`.'),
  pinned: Type.Optional(Type.Boolean({ description: 'Whether it stays on top.' }))
}

/** The body that makes a note. */
export const CreateV2NoteSchema = Type.Object(
  { body, ...rest },
  { additionalProperties: false, description: 'A note as a client of v2 sends it.' }
)
/** The body that changes one. */
export const UpdateV2NoteSchema = Type.Object(
  { body: Type.Optional(body), ...rest },
  { additionalProperties: false, description: 'What is to change of a note.' }
)
export type SentV2Note = Type.Static<typeof CreateV2NoteSchema>
