import * as Type from '@sinclair/typebox'
import { text } from '../resource/text.js'

/** The body that makes or changes a task. */
export const TaskSchema = Type.Object(
  {
    title: text('Needed.'),
    dueDate: text('Needed. Kept as sent.'),
    description: text(),
    assignedTo: text('The id of a user.'),
    status: text('`completed`, or anything else for one that is still to be done.')
  },
  { description: 'A task as a client sends it.' }
)

/** The body that changes whether a task is completed. */
export const TaskStatusSchema = Type.Object(
  { status: Type.Optional(Type.String({ description: 'Needed: `completed`, or anything else for one that is still to be done.' })) },
  { description: 'The status of a task as a client sends it.' }
)
export type SentStatus = Type.Static<typeof TaskStatusSchema>
