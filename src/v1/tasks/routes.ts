import type { FastifyInstance } from 'fastify'
import { refuse } from '../../pipeline/answer.js'
import type { Task } from '../../records/task.js'
import type { Refusal } from '../../rules/refusals.js'
import { mandatory } from '../../rules/wording.js'
import { childRoutes } from '../contacts/child-routes.js'
import { type SentStatus, TaskSchema, TaskStatusSchema } from './schema.js'

// As the reference has it, though title and due date are no part of this request.
const NO_STATUS: Refusal = { status: 422, body: { ...mandatory('title'), ...mandatory('dueDate') }, rule: 'task.status-mandatory' }

const MILLISECONDS = /:\d\d\.\d/
const TOO_FINE = 'dueDate has milliseconds: programs that call the real API cut them off, "or it will error"; send it without'

interface SentTask {
  title?: string
  dueDate?: string
  description?: string
  assignedTo?: string
  status?: string
}

/** The tasks for a contact. */
export function tasks(api: FastifyInstance): void {
  const { one, preHandler, childOf, keep } = childRoutes<SentTask, Task>(api, {
    plural: 'tasks',
    singular: 'task',
    schema: TaskSchema,
    mandatory: ['title', 'dueDate'],
    rules: { kept: 'task.kept', mandatory: 'task.mandatory' },
    warn: ({ dueDate }, { fidelity }) => (MILLISECONDS.test(String(dueDate)) && fidelity.has('task.milliseconds') ? [TOO_FINE] : []),
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

  api.put<{ Body: SentStatus }>(`${one}/status`, { schema: { body: TaskStatusSchema }, preHandler }, (request, reply) => {
    const { status = '' } = request.body
    if (status.trim() === '') return refuse(reply, NO_STATUS, ['status must be sent: completed or incompleted'])
    return keep(request, reply, changed(childOf(request), { status }))
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
