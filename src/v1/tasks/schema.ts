import * as Type from '@sinclair/typebox'

const text = Type.Optional(Type.String())

/** The body that makes or changes a task. */
export const TaskSchema = Type.Object({ title: text, dueDate: text, description: text, assignedTo: text, status: text })

/** The body that changes whether a task is completed. */
export const TaskStatusSchema = Type.Object(
  { status: Type.Optional(Type.String({ description: 'Needed: `completed`, or anything else for one that is still to be done.' })) },
  { description: 'The status of a task as a client sends it.' }
)
export type SentStatus = Type.Static<typeof TaskStatusSchema>
