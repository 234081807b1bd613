import * as Type from '@sinclair/typebox'

const title = Type.String({ description: 'What is to be done.' })
const dueDate = Type.String({ description: 'Such as `2020-10-25T11:00:00Z`; kept as sent.' })
const completed = Type.Boolean({ description: 'Whether it is done.' })
const rest = {
  body: Type.Optional(Type.String({ description: 'The same in more words.' })),
  assignedTo: Type.Optional(Type.String({ description: 'The id of a user.' }))
}

/** The body that makes a task. */
export const CreateV2TaskSchema = Type.Object(
  { title, dueDate, completed, ...rest },
  { additionalProperties: false, description: 'A task as a client of v2 sends it.' }
)
/** The body that changes one. */
export const UpdateV2TaskSchema = Type.Object(
  { title: Type.Optional(title), dueDate: Type.Optional(dueDate), completed: Type.Optional(completed), ...rest },
  { additionalProperties: false, description: 'What is to change of a task.' }
)
/** The body that says whether one is done. */
export const V2TaskCompletedSchema = Type.Object({ completed }, { additionalProperties: false, description: 'Whether a task is done.' })
export type SentV2Task = Type.Static<typeof CreateV2TaskSchema>
