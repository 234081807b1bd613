import type { Task } from '../../records/task.js'
import type { ChildKind } from '../contacts/child-kind.js'
import { CreateV2TaskSchema, type SentV2Task, UpdateV2TaskSchema } from './schema.js'

/** The tasks for a contact. */
export const TASKS: ChildKind<SentV2Task, Task> = {
  plural: 'tasks',
  singular: 'task',
  schemas: { create: CreateV2TaskSchema, update: UpdateV2TaskSchema },
  rules: { kept: 'v2.task', unknown: 'v2.task-unknown' },
  childrenOf: (location) => location.tasks,
  make: (sent, { chance }) => changed({ id: chance.id(), title: sent.title, dueDate: sent.dueDate, isCompleted: false }, sent),
  change: changed,
  answerOf: ({ id, title, description, assignedTo, dueDate, isCompleted }, contactId) => ({
    ...{ id, title, body: description, assignedTo, dueDate, completed: isCompleted, contactId }
  })
}

function changed(task: Task, { body = task.description, completed = task.isCompleted, ...sent }: Partial<SentV2Task>): Task {
  return { ...task, ...sent, description: body, isCompleted: completed }
}
