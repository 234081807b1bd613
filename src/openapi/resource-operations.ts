import * as Type from '@sinclair/typebox'
import { Campaign, CustomValue, Link, Tag, Workflow } from './answers.js'
import type { Operation } from './operation.js'
import { BY_KEY, NEEDS_KEY, PLAIN, WITH_BODY } from './shared.js'

type Kind = 'list' | 'create' | 'read' | 'update' | 'delete'

/** What is told of a kind of things that a location holds; the rest is the same for all. */
export interface Told {
  tag: Operation['tag']
  path: string
  singular: string
  plural: string
  id: NonNullable<Operation['parameters']>[number]
  answer: Type.TSchema
  /** The answer to a list. */
  list: Type.TSchema
  /** What a new one needs, in words. */
  needed: string
  /** Whether an update may leave fields out. */
  isPartial?: boolean
  /** What a list can be asked for. */
  query?: Operation['query']
  operations: readonly Kind[]
}

/** The operations of one kind of things. */
export function operationsOf({
  tag,
  path,
  singular,
  plural,
  id,
  answer,
  list,
  needed,
  isPartial,
  query,
  operations
}: Told): Record<string, Operation> {
  const unknown = `An id that no ${singular} of the location has gets 422.`
  const one = { tag, parameters: [id] } as const
  const said: Record<Kind, [string, Operation]> = {
    list: [
      `GET ${path}`,
      {
        tag,
        summary: `List ${plural}`,
        description: `Answers all ${plural} of the location.`,
        answer: list,
        refusals: NEEDS_KEY,
        ...(query && { query })
      }
    ],
    create: [
      `POST ${path}`,
      {
        tag,
        summary: `Create a ${singular}`,
        description: `Makes a ${singular} and answers it. Without ${needed} it gets 422.`,
        answer,
        refusals: WITH_BODY
      }
    ],
    read: [
      `GET ${path}/:id`,
      { ...one, summary: `Read a ${singular}`, description: `Answers one ${singular}. ${unknown}`, answer, refusals: BY_KEY }
    ],
    update: [
      `PUT ${path}/:id`,
      {
        ...one,
        summary: `Change a ${singular}`,
        description: isPartial
          ? `Changes what is sent, leaves the rest, and answers the ${singular}. ${unknown}`
          : `Changes a ${singular} and answers it. Without ${needed} it gets 422. ${unknown}`,
        answer,
        refusals: WITH_BODY
      }
    ],
    delete: [
      `DELETE ${path}/:id`,
      {
        ...one,
        summary: `Delete a ${singular}`,
        description: `Deletes it and answers \`OK\` as text. ${unknown}`,
        answer: PLAIN,
        refusals: BY_KEY
      }
    ]
  }
  return Object.fromEntries(operations.map((operation) => said[operation]))
}

const ALL: readonly Kind[] = ['list', 'create', 'read', 'update', 'delete']
const QUEUED = Type.String({ description: 'Always empty.', examples: [''] })
const given = (plural: string) => `Answers the ${plural} that a test has given to the location. Without any it has one, and takes any id.`
const inCampaign = { tag: 'campaigns', answer: QUEUED, refusals: [...BY_KEY, 'NoRoom'] } as const
const wrongCampaign = 'An unknown contact or campaign gets 422, in the words of the reference, which speak of tags.'

/** The routes of what a location has beside its contacts. */
export const RESOURCE_OPERATIONS: Record<string, Operation> = {
  ...operationsOf({
    ...{ tag: 'custom values', path: '/v1/custom-values', singular: 'custom value', plural: 'custom values', id: 'CustomValueId' },
    ...{ answer: CustomValue, needed: 'a name or a value', operations: ALL },
    list: Type.Union([
      Type.Object({ customFields: Type.Array(CustomValue) }, { description: 'The key is that of the reference.' }),
      Type.Object({ customValues: Type.Array(CustomValue) }, { description: 'Only with fidelity `observed`.' })
    ])
  }),
  ...operationsOf({
    ...{ tag: 'links', path: '/v1/links', singular: 'trigger link', plural: 'trigger links', id: 'LinkId', answer: Link },
    ...{ list: Type.Object({ links: Type.Array(Link) }), needed: 'a name or a `redirectTo`', isPartial: true },
    operations: ['list', 'create', 'update', 'delete']
  }),
  ...operationsOf({
    ...{ tag: 'tags', path: '/v1/tags', singular: 'tag', plural: 'tags', id: 'TagId', answer: Tag },
    ...{ list: Type.Object({ tags: Type.Array(Tag) }), needed: 'a name', operations: ALL }
  }),
  'GET /v1/campaigns': {
    tag: 'campaigns',
    summary: 'List campaigns',
    description: given('campaigns'),
    answer: Type.Object({ campaigns: Type.Array(Campaign) }),
    refusals: NEEDS_KEY,
    query: { status: Type.Unsafe({ type: 'string', enum: ['draft', 'published'], description: 'Only those with this status.' }) }
  },
  'POST /v1/contacts/:contactId/campaigns/:campaignId': {
    ...inCampaign,
    summary: 'Put a contact into a campaign',
    description: `Remembers that the contact is in it; see \`GET /_emulator/enrolments\`. ${wrongCampaign}`,
    parameters: ['ParentContactId', 'CampaignId']
  },
  'DELETE /v1/contacts/:contactId/campaigns/:campaignId': {
    ...inCampaign,
    summary: 'Take a contact out of a campaign',
    description: `Remembers when the contact was taken out. ${wrongCampaign}`,
    parameters: ['ParentContactId', 'CampaignId']
  },
  'DELETE /v1/contacts/:contactId/campaigns/remove-all': {
    ...inCampaign,
    summary: 'Take a contact out of all campaigns',
    description: `Remembers when the contact was taken out. ${wrongCampaign}`,
    parameters: ['ParentContactId']
  },
  'GET /v1/workflows': {
    tag: 'workflows',
    summary: 'List workflows',
    description: given('workflows'),
    answer: Type.Union([
      Type.Object({ workflow: Type.Array(Workflow) }, { description: 'The key is that of the reference.' }),
      Type.Object({ workflows: Type.Array(Workflow) }, { description: 'Only with fidelity `observed`.' })
    ]),
    refusals: NEEDS_KEY
  },
  'POST /v1/contacts/:contactId/workflow/:workflowId': {
    tag: 'workflows',
    summary: 'Put a contact into a workflow',
    description:
      'Remembers it; see `GET /_emulator/enrolments`. Nothing runs. The body may be left out. An unknown contact or workflow gets 422.',
    body: Type.Object(
      {
        eventStartTime: Type.Optional(
          Type.String({ description: 'When the event is that the workflow is about: ISO 8601 with its offset.' })
        )
      },
      { description: 'How a contact is put into a workflow.' }
    ),
    answer: QUEUED,
    refusals: [...BY_KEY, 'NoRoom'],
    parameters: ['ParentContactId', 'WorkflowId']
  }
}
