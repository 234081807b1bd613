import type { FastifyInstance } from 'fastify'
import type { Task } from '../../records/task.js'
import { childRoutes } from '../contacts/child-routes.js'
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
    make: (sent, { chance }) => changed({ id: chance.id(), title: '', dueDate: '', isCompleted: false }, sent),
    change: changed,
    answerOf: ({ id, title, description, assignedTo, dueDate, isCompleted }) => ({
      id,
      title,
      description,
      assignedTo,
      dueDate,
      isCompleted
    })
  })
}

function changed(task: Task, { title = task.title, dueDate = task.dueDate, ...sent }: SentTask): Task {
  const { description = task.description, assignedTo = task.assignedTo, status } = sent
  return {
    id: task.id,
    title,
    description,
    assignedTo,
    dueDate,
    isCompleted: status === undefined ? task.isCompleted : status === 'completed'
  }
}
