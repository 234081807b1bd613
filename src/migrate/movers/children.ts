import type { TSchema } from '@sinclair/typebox'
import type { RuleId } from '../../rules/rules.js'
import { NoteSchema } from '../../v1/notes/schema.js'
import { TaskSchema, TaskStatusSchema } from '../../v1/tasks/schema.js'
import { CreateV2NoteSchema, UpdateV2NoteSchema } from '../../v2/notes/schema.js'
import { CreateV2TaskSchema, UpdateV2TaskSchema, V2TaskCompletedSchema } from '../../v2/tasks/schema.js'
import { type DifferenceKind, difference } from '../differences.js'
import type { MoveDifference } from '../migration.js'
import { refusalsOfBody, unserved } from '../refusals.js'
import { formIn, unknownContact, unknownIn } from '../usual-differences.js'
import { asRead, type Mover, type V1Request } from '../v1-request.js'

/** What is different between the kinds of things that belong to a contact. */
interface Kind {
  plural: 'notes' | 'tasks'
  /** Of the body of version 1. */
  schema: TSchema
  schemas: { create: TSchema; update: TSchema }
  rules: { kept: RuleId; unknown: RuleId }
  answers: { one: DifferenceKind; list: DifferenceKind }
  /** The body for version 2. */
  moved(read: object, isNew: boolean): object
  /** What of the body is different. */
  differences(read: object, isNew: boolean): MoveDifference[]
}

const DONE = 'completed'

const NOTES: Kind = {
  plural: 'notes',
  schema: NoteSchema,
  schemas: { create: CreateV2NoteSchema, update: UpdateV2NoteSchema },
  rules: { kept: 'v2.note', unknown: 'v2.note-unknown' },
  answers: { one: 'note-answer', list: 'notes-list' },
  moved: (read) => known(read, NoteSchema),
  differences: () => []
}

const TASKS: Kind = {
  plural: 'tasks',
  schema: TaskSchema,
  schemas: { create: CreateV2TaskSchema, update: UpdateV2TaskSchema },
  rules: { kept: 'v2.task', unknown: 'v2.task-unknown' },
  answers: { one: 'task-answer', list: 'tasks-list' },
  moved(read, isNew) {
    const { description, status, ...same } = known(read, TaskSchema)
    return {
      ...same,
      ...(description !== undefined && { body: description }),
      ...((isNew || status !== undefined) && { completed: status === DONE })
    }
  },
  differences(read, isNew) {
    const old = ['description', 'status'].filter((name) => name in read)
    return [
      ...(old.length > 0 ? [difference('task-names', old)] : []),
      ...(isNew && !old.includes('status') ? [difference('task-completed')] : [])
    ]
  }
}

/** How the operations of version 1 on notes and tasks are made at version 2. */
export const CHILDREN: Record<string, Mover> = {
  ...movers(NOTES),
  ...movers(TASKS),

  'PUT /v1/contacts/:contactId/tasks/:id/status'(request, place) {
    const path = pathOf(TASKS, request)
    const { status } = Object(asRead(request, TaskStatusSchema, place)) as { status?: unknown }
    return {
      method: 'PUT',
      path: `${path}/completed`,
      body: { completed: status === DONE },
      schema: V2TaskCompletedSchema,
      refusals: unserved('PUT', `${path}/status`),
      differences: [...formIn(request), difference('task-status'), ...unknown(TASKS, request), difference('task-answer')]
    }
  }
}

function movers(kind: Kind): Record<string, Mover> {
  const { plural, rules, answers } = kind
  const all = `/v1/contacts/:contactId/${plural}`
  const without = (method: string, answer: MoveDifference): Mover => {
    return (request) => ({ method, path: pathOf(kind, request), refusals: [], differences: [...unknown(kind, request), answer] })
  }
  return {
    [`GET ${all}`]: without('GET', difference(answers.list)),
    [`GET ${all}/:id`]: without('GET', difference(answers.one)),
    [`DELETE ${all}/:id`]: without('DELETE', difference('deleted-answer', [], rules.kept)),
    [`POST ${all}`]: withBody(kind, 'POST'),
    [`PUT ${all}/:id`]: withBody(kind, 'PUT')
  }
}

function withBody(kind: Kind, method: 'POST' | 'PUT'): Mover {
  const isNew = method === 'POST'
  const schema = isNew ? kind.schemas.create : kind.schemas.update
  return (request, place) => {
    const read = Object(asRead(request, kind.schema, place)) as object
    return {
      method,
      path: pathOf(kind, request),
      body: kind.moved(read, isNew),
      schema,
      refusals: refusalsOfBody(request, schema),
      differences: [
        ...formIn(request),
        ...unknownIn(request.sent, Object.keys(kind.schema.properties), Object.keys(schema.properties)),
        ...kind.differences(read, isNew),
        ...unknown(kind, request),
        difference(kind.answers.one)
      ]
    }
  }
}

function pathOf({ plural }: Kind, { ids: [contactId, id] }: V1Request): string {
  const all = `/contacts/${contactId}/${plural}`
  return id === undefined ? all : `${all}/${id}`
}

function unknown({ rules }: Kind, request: V1Request): MoveDifference[] {
  const isUnknown = request.entry.rule === 'child.invalid-id'
  return [...unknownContact(request), ...(isUnknown ? [difference('unknown-child', [], rules.unknown)] : [])]
}

/** What a body has that version 1 knows. */
function known(read: object, schema: TSchema): Record<string, unknown> {
  return Object.fromEntries(Object.entries(read).filter(([name]) => Object.hasOwn(schema.properties, name)))
}
