import type { FastifyInstance } from 'fastify'
import type { Location } from '../../locations/location.js'
import { answer } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Contact } from '../../records/contact.js'
import type { Task } from '../../records/task.js'
import { TASKS } from '../tasks/task.js'
import { type V2TaskSearch, V2TaskSearchSchema } from './schema.js'

const LIMIT = 25

/** Looks for tasks of all contacts of a location. */
export function taskSearch(api: FastifyInstance): void {
  api.post<{ Body: V2TaskSearch }>('/tasks/search', { schema: { body: V2TaskSearchSchema } }, (request, reply) => {
    const found = tasksFor(request.body, locationOf(request))
    return answer(reply, 'v2.task-search', { tasks: found.map(([contactId, task]) => TASKS.answerOf(task, contactId)) })
  })
}

type Placed = readonly [contactId: string, task: Task]

/** The tasks that fit, in the order of their contacts' first ones. */
export function tasksFor(search: V2TaskSearch, { tasks, contacts }: Location): Placed[] {
  const { contactId, assignedTo, completed, query = '', limit = LIMIT, skip = 0, businessId } = search
  const [ofContacts, ofUsers, wanted] = [contactId && new Set(contactId), assignedTo && new Set(assignedTo), query.toLowerCase()]
  const found: Placed[] = []
  let fitting = 0
  for (const [id, task] of tasks.entries()) {
    if (ofContacts && !ofContacts.has(id)) continue
    if (ofUsers && !ofUsers.has(task.assignedTo ?? '')) continue
    if (completed !== undefined && task.isCompleted !== completed) continue
    if (businessId !== undefined && (contacts.get(id) as Contact).details?.businessId !== businessId) continue
    if (!holds(task, wanted)) continue
    if (++fitting > skip) found.push([id, task])
    if (found.length === limit) break
  }
  return found
}

/** @param wanted in lower case */
function holds({ title, description = '' }: Task, wanted: string): boolean {
  return wanted === '' || [title, description].some((text) => text.toLowerCase().includes(wanted))
}
