import { Task } from './answers.js'
import type { Operation } from './operation.js'
import { WITH_BODY } from './shared.js'

/** The routes of forms and surveys, and of the status of a task. */
export const FORM_OPERATIONS: Record<string, Operation> = {
  'PUT /v1/contacts/:contactId/tasks/:id/status': {
    tag: 'tasks',
    parameters: ['ParentContactId', 'TaskId'],
    summary: 'Complete a task, or take that back',
    description:
      'Changes whether a task is completed, and answers the task. Without a status it gets 422 in the words of the reference, which speak of title and due date. An id that no contact of the location has gets 422. So does an id that no task of the contact has.',
    answer: Task,
    refusals: WITH_BODY
  }
}
