import * as Type from '@sinclair/typebox'
import { AGENCY_OPERATIONS } from './agency-operations.js'
import { ContactAnswer, ContactList, Contacts, CustomField, Note, TagNames, Task } from './answers.js'
import { FORM_OPERATIONS } from './form-operations.js'
import type { Operation } from './operation.js'
import { OPPORTUNITY_OPERATIONS } from './opportunity-operations.js'
import { RESOURCE_OPERATIONS } from './resource-operations.js'
import { BY_KEY, NEEDS_KEY, PLAIN, WITH_BODY } from './shared.js'

const NO_CONTACT = 'An id that no contact of the location has gets 422.'

const PAGING = {
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'How many.' }),
  query: Type.String({ description: 'Searched for in name, phone, e-mail, tags and company.' }),
  startAfter: Type.Integer({ description: 'Epoch milliseconds of the last contact of the page before.' }),
  startAfterId: Type.String({ description: 'The id of the last contact of the page before.' }),
  sortBy: Type.Unsafe({ type: 'string', enum: ['date_added', 'date_updated'], default: 'date_added', description: 'What to sort by.' }),
  order: Type.Unsafe({ type: 'string', enum: ['asc', 'desc'], default: 'desc', description: 'In which direction.' }),
  page: Type.Integer({ minimum: 1, default: 1, description: 'Deprecated in favour of `startAfter` and `startAfterId`.' })
}

interface Child {
  plural: 'notes' | 'tasks'
  singular: string
  schema: Type.TSchema
  id: 'NoteId' | 'TaskId'
  needed: string
}

function children({ plural, singular, schema, id, needed }: Child): Record<string, Operation> {
  const all = `/v1/contacts/:contactId/${plural}`
  const ofAll = { tag: plural, parameters: ['ParentContactId'] } as const
  const ofOne = { tag: plural, parameters: ['ParentContactId', id] } as const
  const neither = `${NO_CONTACT} So does an id that no ${singular} of the contact has.`
  return {
    [`GET ${all}`]: {
      ...ofAll,
      summary: `List the ${plural} of a contact`,
      description: `Answers all of them. ${NO_CONTACT}`,
      answer: Type.Object({ [plural]: Type.Array(schema) }),
      refusals: BY_KEY
    },
    [`POST ${all}`]: {
      ...ofAll,
      summary: `Add a ${singular}`,
      description: `Adds a ${singular} to a contact and answers it. Without ${needed} it gets 422. ${NO_CONTACT}`,
      answer: schema,
      refusals: WITH_BODY
    },
    [`GET ${all}/:id`]: {
      ...ofOne,
      summary: `Read a ${singular}`,
      description: `Answers one ${singular} of a contact. ${neither}`,
      answer: schema,
      refusals: BY_KEY
    },
    [`PUT ${all}/:id`]: {
      ...ofOne,
      summary: `Change a ${singular}`,
      description: `Changes the fields that are sent, leaves the others, and answers the ${singular}. ${neither}`,
      answer: schema,
      refusals: WITH_BODY
    },
    [`DELETE ${all}/:id`]: {
      ...ofOne,
      summary: `Delete a ${singular}`,
      description: `Deletes it and answers \`OK\` as text. ${neither}`,
      answer: PLAIN,
      refusals: BY_KEY
    }
  }
}

const NO_CUSTOM_FIELD = 'An id that no custom field of the location has gets 422.'
const ofContact = { tag: 'contacts', parameters: ['ContactId'] } as const
const ofTags = { tag: 'tags', parameters: ['ContactId'], answer: TagNames, refusals: WITH_BODY } as const
const ofCustomField = { tag: 'custom fields', parameters: ['CustomFieldId'] } as const

/** Every route of the API, by method and path. */
export const V1_OPERATIONS: Record<string, Operation> = {
  'POST /v1/contacts': {
    tag: 'contacts',
    summary: 'Create a contact',
    description:
      'Makes a contact and answers it. With fidelity `observed` a contact with the same e-mail or phone is changed instead, unless the location allows duplicates. A contact with neither e-mail nor phone gets 422; fields that are not known are ignored.',
    answer: ContactAnswer,
    refusals: WITH_BODY,
    sent: 'create-contact/body.json',
    fixtures: { 200: 'create-contact/200.json', 422: 'create-contact/422.json' }
  },
  'GET /v1/contacts': {
    tag: 'contacts',
    summary: 'List contacts',
    description:
      'Answers one page of contacts, the newest first unless asked otherwise. `meta.nextPageUrl` leads to the next page and is null on the last. A parameter that cannot be read counts as not sent.',
    answer: ContactList,
    refusals: NEEDS_KEY,
    query: PAGING
  },
  'GET /v1/contacts/lookup': {
    tag: 'contacts',
    summary: 'Look up contacts by e-mail, else by phone',
    description:
      'Answers the contacts with this e-mail; if there are none, those with this phone. If there are none either, or both are missing, it gets 422.',
    answer: Contacts,
    refusals: BY_KEY,
    query: {
      email: Type.String({ description: 'In any case.' }),
      phone: Type.String({ description: 'As it is kept.' })
    },
    fixtures: { 422: 'create-contact/422.json' }
  },
  'GET /v1/contacts/:id': {
    ...ofContact,
    summary: 'Read a contact',
    description: `Answers one contact. ${NO_CONTACT}`,
    answer: ContactAnswer,
    refusals: BY_KEY
  },
  'PUT /v1/contacts/:id': {
    ...ofContact,
    summary: 'Change a contact',
    description: `Changes the fields that are sent, leaves the others, and answers the contact. Tags replace those there are, or join them where the option \`tagsOnUpdate\` says so. Neither e-mail nor phone is needed. ${NO_CONTACT}`,
    answer: ContactAnswer,
    refusals: WITH_BODY
  },
  'DELETE /v1/contacts/:id': {
    ...ofContact,
    summary: 'Delete a contact',
    description: `Deletes a contact with its notes, tasks and opportunities, and answers \`OK\` as text. ${NO_CONTACT}`,
    answer: PLAIN,
    refusals: BY_KEY
  },
  'POST /v1/contacts/:id/tags': {
    ...ofTags,
    summary: 'Add tags',
    description: `Adds tags to a contact and answers those that were sent. Without tags it gets 422. ${NO_CONTACT}`
  },
  'DELETE /v1/contacts/:id/tags': {
    ...ofTags,
    summary: 'Take tags away',
    description: `Takes tags away from a contact and answers those that were sent. Without tags it gets 422. ${NO_CONTACT}`
  },
  ...children({ plural: 'notes', singular: 'note', schema: Note, id: 'NoteId', needed: 'a body' }),
  ...children({ plural: 'tasks', singular: 'task', schema: Task, id: 'TaskId', needed: 'a title or a due date' }),
  'GET /v1/custom-fields': {
    tag: 'custom fields',
    summary: 'List custom fields',
    description: 'Answers all custom fields of the location.',
    answer: Type.Object({ customFields: Type.Array(CustomField) }),
    refusals: NEEDS_KEY
  },
  'POST /v1/custom-fields': {
    tag: 'custom fields',
    summary: 'Create a custom field',
    description:
      'Makes a custom field and answers it. Without a name, a type or the options that the type needs, or with a type that is not known, it gets 422.',
    answer: CustomField,
    refusals: WITH_BODY
  },
  'GET /v1/custom-fields/:id': {
    ...ofCustomField,
    summary: 'Read a custom field',
    description: `Answers one custom field. ${NO_CUSTOM_FIELD}`,
    answer: CustomField,
    refusals: BY_KEY
  },
  'PUT /v1/custom-fields/:id': {
    ...ofCustomField,
    summary: 'Change a custom field',
    description: `Changes what is sent, leaves the rest, and answers the custom field. A type that is not known gets 422. ${NO_CUSTOM_FIELD}`,
    answer: CustomField,
    refusals: WITH_BODY
  },
  'DELETE /v1/custom-fields/:id': {
    ...ofCustomField,
    summary: 'Delete a custom field',
    description: `Deletes it and answers \`OK\` as text. ${NO_CUSTOM_FIELD}`,
    answer: PLAIN,
    refusals: BY_KEY
  },
  ...RESOURCE_OPERATIONS,
  ...OPPORTUNITY_OPERATIONS,
  ...AGENCY_OPERATIONS,
  ...FORM_OPERATIONS,
  'GET /v1/timezones': {
    tag: 'location',
    summary: 'List time zones',
    description: 'Answers the names of the time zones that the machine knows.',
    answer: Type.Object({ timezones: Type.Array(Type.String()) }),
    refusals: NEEDS_KEY
  }
}
