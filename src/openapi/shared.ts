import * as Type from '@sinclair/typebox'
import type * as ANSWERS from './answers.js'

// What many operations have in common. Each stands in the document once, under its name here.

/** An answer other than 200. */
export interface Refusal {
  status: number
  description: string
  /** By its name. */
  schema: keyof typeof ANSWERS
  /** The fixture that is an example of it. */
  fixture?: string
}

/** Answers other than 200: of the API, then those of control calls. */
export const REFUSALS = {
  BadRequest: {
    ...{ status: 400, schema: 'Message', fixture: 'create-contact/400.json' },
    description: 'The body is not JSON, or with fidelity `documented` a field has the wrong type.'
  },
  Unauthorized: {
    ...{ status: 401, schema: 'Message', fixture: 'create-contact/401.json' },
    description: 'The API key is missing or unknown.'
  },
  TooLarge: { status: 413, schema: 'Message', description: 'The body is larger than 1 MiB.' },
  Unprocessable: {
    ...{ status: 422, schema: 'FieldErrors' },
    description: 'A field or an id is missing or wrong, in the words of the API.'
  },
  TooManyRequests: {
    ...{ status: 429, schema: 'Message' },
    description:
      'Too many requests for the rate limit, where one was set with `--rate-limit`. The header `Retry-After` says when to come back.'
  },
  NoRoom: { status: 503, schema: 'Message', description: 'As much is kept as `--max-contacts` or `--max-bytes` allows.' },

  BadCall: { status: 400, schema: 'ControlError', description: 'The body or the query cannot be used; the message says why.' },
  NoControl: {
    ...{ status: 401, schema: 'ControlError' },
    description: 'The control key is missing or wrong, or an unknown API key was sent.'
  },
  ForeignOrigin: { status: 403, schema: 'ControlError', description: 'The call came from a web page of another origin.' },
  NotThere: {
    status: 404,
    schema: 'ControlError',
    description: 'What the path names is not there, or no location has the id in `X-Location-Id`.'
  },
  TimeUp: { status: 408, schema: 'ControlError', description: 'The time is up; the message lists what came nearest.' },
  Conflict: { status: 409, schema: 'ControlError', description: 'A contact id is kept already, or is there twice.' },
  ResetMeanwhile: { status: 409, schema: 'ControlError', description: 'The location, or the whole emulator, was reset meanwhile.' },
  Unmet: {
    status: 409,
    schema: 'ControlError',
    description: 'What was expected did not come, or came too often; the message lists what came.'
  },
  Dropped: { status: 410, schema: 'ControlError', description: 'Exchanges that the call would need are gone from the journal.' },
  CallTooLarge: { status: 413, schema: 'ControlError', description: 'The body is too large.' },
  NoRoomLeft: {
    status: 503,
    schema: 'ControlError',
    description: 'There is no room for so many contacts; the message names the option that makes more.'
  },
  Closing: { status: 503, schema: 'ControlError', description: 'The emulator is being stopped.' }
} satisfies Record<string, Refusal>

type Refusals = readonly (keyof typeof REFUSALS)[]

/** What the operations of the API may refuse. */
export const NEEDS_KEY: Refusals = ['Unauthorized', 'TooManyRequests']
export const BY_KEY: Refusals = [...NEEDS_KEY, 'Unprocessable']
export const WITH_BODY: Refusals = [...BY_KEY, 'BadRequest', 'TooLarge', 'NoRoom']
/** The type of an answer that is no JSON. */
export const PLAIN = 'text/plain'

const inPath = (name: string, description: string, schema: Type.TSchema = Type.String()) => ({
  ...{ name, in: 'path', required: true, description, schema }
})

/** Parameters of paths, and headers. */
export const PARAMETERS = {
  ContactId: inPath('id', 'The id of a contact.'),
  ParentContactId: inPath('contactId', 'The id of the contact to which it belongs.'),
  NoteId: inPath('id', 'The id of a note of that contact.'),
  TaskId: inPath('id', 'The id of a task of that contact.'),
  CustomFieldId: inPath('id', 'The id of a custom field.'),
  CustomValueId: inPath('id', 'The id of a custom value.'),
  LinkId: inPath('id', 'The id of a trigger link.'),
  TagId: inPath('id', 'The id of a tag.'),
  CampaignId: inPath('campaignId', 'The id of a campaign.'),
  WorkflowId: inPath('workflowId', 'The id of a workflow.'),
  PipelineId: inPath('pipelineId', 'The id of a pipeline.'),
  OpportunityId: inPath('opportunityId', 'The id of an opportunity in that pipeline.'),
  LocationId: inPath('id', 'The id of a location.'),
  SnapshotId: inPath('snapshotId', 'The id of a snapshot.'),
  UserId: inPath('id', 'The id of a user of the agency.'),
  TeamId: inPath('id', 'The id of a team.'),
  ServiceId: inPath('id', 'The id of a service.'),
  AppointmentId: inPath('id', 'The id of an appointment.'),
  Slug: inPath('slug', 'A part of the address at which people book.'),
  ExchangeNumber: inPath('seq', 'The number of an exchange, as lists of exchanges have it.', Type.Integer({ minimum: 1 })),
  KeptContactId: inPath('id', 'The id of a contact.'),
  FaultId: inPath('id', 'The id of an armed fault.'),
  FileName: inPath('file', 'The name of a file that the page loads.'),
  LocationHeader: {
    ...{ name: 'X-Location-Id', in: 'header', schema: Type.String() },
    description: 'The id of the location that the call concerns, instead of its API key.'
  }
}
