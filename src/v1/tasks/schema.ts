import * as Type from '@sinclair/typebox'

const text = Type.Optional(Type.String())

/** The body that makes or changes a task. */
export const TaskSchema = Type.Object({ title: text, dueDate: text, description: text, assignedTo: text, status: text })
