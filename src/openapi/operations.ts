import * as Type from '@sinclair/typebox'
import {
  ArmedFault,
  Cleared,
  Contact,
  ContactList,
  ControlErrorAnswer,
  CustomField,
  Exchange,
  Explanation,
  FieldErrors,
  LocationAnswer,
  Message,
  Note,
  Rule,
  Tag,
  Task
} from './answers.js'

/** What is said of one route, beside the schema of its body, which the route has itself. */
export interface Operation {
  tag: string
  summary: string
  /** Status to its schema, or to a media type for an answer that is no JSON. */
  answers: Record<number, Type.TSchema | string>
  /** Name to what it is. */
  query?: Record<string, string>
  /** The fixture that is an example of the body. */
  sent?: string
  /** Status to the fixture that is an example of it. */
  fixtures?: Record<number, string>
}

const kept = (answer: Type.TSchema | string): Operation['answers'] => ({ 200: answer, 401: Message, 422: FieldErrors })
const written = (answer: Type.TSchema): Operation['answers'] => ({ ...kept(answer), 400: Message, 413: Message })
const contact = Type.Object({ contact: Contact })
const PLAIN = 'text/plain'

const page = (statuses: readonly number[]) => Object.fromEntries(statuses.map((status) => [status, `create-contact/${status}.json`]))

const PAGING = {
  limit: 'how many, 1 to 100; 20 when not given',
  query: 'searched for in name, phone, e-mail, tags and company',
  startAfter: 'epoch milliseconds of the last contact of the page before',
  startAfterId: 'id of the last contact of the page before',
  sortBy: '`date_added` or `date_updated`',
  order: '`asc` or `desc`; `desc` when not given',
  page: 'deprecated in favour of startAfter and startAfterId'
}

function children(plural: string, singular: string, Child: Type.TSchema): Record<string, Operation> {
  const all = `/v1/contacts/:contactId/${plural}`
  return {
    [`GET ${all}`]: {
      tag: plural,
      summary: `List the ${plural} of a contact`,
      answers: kept(Type.Object({ [plural]: Type.Array(Child) }))
    },
    [`POST ${all}`]: { tag: plural, summary: `Add a ${singular}`, answers: written(Child) },
    [`GET ${all}/:id`]: { tag: plural, summary: `Read a ${singular}`, answers: kept(Child) },
    [`PUT ${all}/:id`]: { tag: plural, summary: `Change a ${singular}`, answers: written(Child) },
    [`DELETE ${all}/:id`]: { tag: plural, summary: `Delete a ${singular}`, answers: kept(PLAIN) }
  }
}

const control = (answer: Type.TSchema | string, ...errors: number[]): Operation['answers'] => ({
  200: answer,
  ...Object.fromEntries([401, 403, ...errors].map((status) => [status, ControlErrorAnswer]))
})
const CONTROL = 'control'
const faults = Type.Object({ faults: Type.Array(ArmedFault) })
const contactsAnswer = Type.Object({ contacts: Type.Array(Contact) })
const now = Type.Object({ now: Type.String() })

/** Every route, by method and path. */
export const OPERATIONS: Record<string, Operation> = {
  'POST /v1/contacts': {
    tag: 'contacts',
    summary: 'Create a contact',
    answers: { ...written(contact), 503: Message },
    sent: 'create-contact/body.json',
    fixtures: page([200, 400, 401, 422])
  },
  'GET /v1/contacts': { tag: 'contacts', summary: 'List contacts', answers: kept(ContactList), query: PAGING },
  'GET /v1/contacts/lookup': {
    tag: 'contacts',
    summary: 'Look up contacts by e-mail, else by phone',
    answers: kept(contactsAnswer),
    query: { email: 'in any case', phone: 'as it is kept' },
    fixtures: page([422])
  },
  'GET /v1/contacts/:id': { tag: 'contacts', summary: 'Read a contact', answers: kept(contact) },
  'PUT /v1/contacts/:id': { tag: 'contacts', summary: 'Change a contact', answers: written(contact) },
  'DELETE /v1/contacts/:id': { tag: 'contacts', summary: 'Delete a contact', answers: kept(PLAIN) },
  'POST /v1/contacts/:id/tags': { tag: 'tags', summary: 'Add tags', answers: written(Type.Object({ tags: Type.Array(Type.String()) })) },
  'DELETE /v1/contacts/:id/tags': {
    tag: 'tags',
    summary: 'Take tags away',
    answers: written(Type.Object({ tags: Type.Array(Type.String()) }))
  },
  ...children('notes', 'note', Note),
  ...children('tasks', 'task', Task),
  'GET /v1/custom-fields': {
    tag: 'custom fields',
    summary: 'List custom fields',
    answers: kept(Type.Object({ customFields: Type.Array(CustomField) }))
  },
  'POST /v1/custom-fields': { tag: 'custom fields', summary: 'Create a custom field', answers: written(CustomField) },
  'GET /v1/custom-fields/:id': { tag: 'custom fields', summary: 'Read a custom field', answers: kept(CustomField) },
  'PUT /v1/custom-fields/:id': { tag: 'custom fields', summary: 'Change a custom field', answers: written(CustomField) },
  'DELETE /v1/custom-fields/:id': { tag: 'custom fields', summary: 'Delete a custom field', answers: kept(PLAIN) },
  'GET /v1/tags': { tag: 'location', summary: 'List the tags in use', answers: kept(Type.Object({ tags: Type.Array(Tag) })) },
  'GET /v1/timezones': {
    tag: 'location',
    summary: 'List time zones',
    answers: kept(Type.Object({ timezones: Type.Array(Type.String()) }))
  },
  'GET /v1/locations/:id': { tag: 'location', summary: "Read the key's own location", answers: kept(LocationAnswer) },

  'GET /_emulator/health': {
    tag: CONTROL,
    summary: 'Whether it listens, and how many locations there are',
    answers: control(
      Type.Object({
        status: Type.Literal('ok'),
        version: Type.String(),
        locations: Type.Integer(),
        locationsLetGo: Type.Integer()
      })
    )
  },
  'GET /_emulator/keys': {
    tag: CONTROL,
    summary: 'Which beginnings of keys are let in, and the ids of locations that were given',
    answers: control(Type.Object({ open: Type.Array(Type.String()), locationIds: Type.Record(Type.String(), Type.String()) }))
  },
  'GET /_emulator/fidelity': {
    tag: CONTROL,
    summary: 'Every rule, and how it is known',
    answers: control(Type.Object({ rules: Type.Array(Rule) }))
  },
  'GET /_emulator/contacts': { tag: CONTROL, summary: 'The contacts kept, oldest first', answers: control(contactsAnswer) },
  'POST /_emulator/contacts': { tag: CONTROL, summary: 'Put contacts in', answers: control(contactsAnswer, 400, 409, 413, 503) },
  'POST /_emulator/contacts/wait': {
    tag: CONTROL,
    summary: 'The first contact that matches, kept already or yet to come',
    answers: control(Contact, 400, 408, 409)
  },
  'GET /_emulator/requests': {
    tag: CONTROL,
    summary: 'What arrived, oldest first',
    answers: control(Type.Object({ exchanges: Type.Array(Exchange), next: Type.Integer(), dropped: Type.Integer() }), 400),
    query: { since: 'the number after which to begin; 0 when not given', limit: 'how many at most' }
  },
  'GET /_emulator/requests/:seq': {
    tag: CONTROL,
    summary: 'One exchange, with each step of its way, the rule and how it is known',
    answers: control(Explanation, 404)
  },
  'POST /_emulator/requests/wait': {
    tag: CONTROL,
    summary: 'The first exchange that matches, arrived already or yet to come',
    answers: control(Exchange, 400, 408, 409)
  },
  'GET /_emulator/idle': {
    tag: CONTROL,
    summary: 'Answers once nothing is in flight and nothing came for a while',
    answers: control(Type.Object({ idle: Type.Literal(true) }), 400, 408, 409),
    query: { quietMs: 'how long nothing must come; 50 when not given', timeoutMs: 'how long to wait at most; 2000 when not given' }
  },
  'GET /_emulator/faults': { tag: CONTROL, summary: 'The faults that are armed, with what is left of each', answers: control(faults) },
  'POST /_emulator/faults': { tag: CONTROL, summary: 'Arm a fault', answers: control(faults, 400) },
  'DELETE /_emulator/faults': {
    tag: CONTROL,
    summary: 'Disarm all faults',
    answers: control(Type.Object({ cleared: Type.Integer() }))
  },
  'GET /_emulator/clock': { tag: CONTROL, summary: 'The time', answers: control(now) },
  'PUT /_emulator/clock': { tag: CONTROL, summary: 'Set or advance the time', answers: control(now, 400) },
  'POST /_emulator/reset': {
    tag: CONTROL,
    summary: 'Make all as it was at the start',
    answers: control(Type.Object({ cleared: Cleared }))
  },
  'GET /_emulator/events': {
    tag: CONTROL,
    summary: 'Exchanges, contacts and resets as they happen, as server-sent events',
    answers: control('text/event-stream', 400),
    query: { since: 'the number of an exchange; those after it come first' }
  },
  'GET /_emulator/openapi.json': { tag: CONTROL, summary: 'This document', answers: control(Type.Object({ openapi: Type.String() })) },
  'GET /_emulator/docs': { tag: 'pages', summary: 'This document, to read', answers: { 200: 'text/html' } },
  'GET /_emulator/docs/:file': {
    tag: 'pages',
    summary: 'A part of that page',
    answers: { 200: 'text/javascript', 404: ControlErrorAnswer }
  },
  'GET /_emulator': { tag: 'pages', summary: 'The inspector', answers: { 200: 'text/html' } },
  'GET /_emulator/inspector/:file': {
    tag: 'pages',
    summary: 'A part of the inspector',
    answers: { 200: 'text/javascript', 404: ControlErrorAnswer }
  }
}
