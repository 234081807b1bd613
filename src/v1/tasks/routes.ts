import type { FastifyInstance } from 'fastify'
import type { Task } from '../../records/task.js'
import { childRoutes } from '../child-routes.js'
import { TaskSchema } from './schema.js'

interface SentTask {
  title?: string
  dueDate?: string
  description?: string
  assignedTo?: string
  status?: string
}

/** The tasks for a contact. */
export function tasks(api: FastifyInstance): void {
  childRoutes<SentTask, Task>(api, {
    plural: 'tasks',
    singular: 'task',
    schema: TaskSchema,
    mandatory: ['title', 'dueDate'],
    rules: { kept: 'task.kept', mandatory: 'task.mandatory' },
    childrenOf: (location) => location.tasks,
    make: ({ title = '', dueDate = '', description, assignedTo, status }, { chance }) => ({
      id: chance.id(),
      title,
      ...(description !== undefined && { description }),
      ...(assignedTo !== undefined && { assignedTo }),
      dueDate,
      isCompleted: isCompleted(status)
    }),
    change: (task, { status, ...sent }) => ({ ...task, ...sent, ...(status !== undefined && { isCompleted: isCompleted(status) }) })
  })
}

function isCompleted(status: string | undefined): boolean {
  return status === 'completed'
}
