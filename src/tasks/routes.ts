import * as Type from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { childRoutes } from '../child-routes.js'
import type { Task } from './task.js'

interface SentTask {
  title?: string
  dueDate?: string
  description?: string
  assignedTo?: string
  status?: string
}

const text = Type.Optional(Type.String())

/** The tasks for a contact. */
export function tasks(api: FastifyInstance): void {
  childRoutes<SentTask, Task>(api, {
    plural: 'tasks',
    singular: 'task',
    schema: Type.Object({ title: text, dueDate: text, description: text, assignedTo: text, status: text }),
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
