import type { TObject, TSchema } from '@sinclair/typebox'
import {
  ChangeContactSchema,
  ExpectContactsSchema,
  ExpectRequestsSchema,
  ExpectSequenceSchema,
  FaultSchema,
  ListRequestsSchema,
  LONGEST_WAIT_MS,
  MatcherSchema,
  PutContactsSchema,
  SetClockSchema,
  SnapshotSchema,
  WaitForContactSchema,
  WaitForRequestSchema
} from '../control/schema.js'
import { AddedDataSchema } from '../data/schema.js'
import { EvidenceSchema } from '../evidence/schema.js'
import { AppointmentStatusSchema, BookingSchema, MoveSchema } from '../v1/appointments/schema.js'
import { CALENDAR_PARTS, GivenServiceSchema, GivenTeamSchema, ServiceSchema, TeamSchema } from '../v1/calendars/schema.js'
import { GivenCampaignSchema } from '../v1/campaigns/schema.js'
import { CreateContactSchema, SeedContactSchema, TagsSchema } from '../v1/contacts/schema.js'
import { CreateCustomFieldSchema } from '../v1/custom-fields/schema.js'
import { CustomValueSchema } from '../v1/custom-values/schema.js'
import { LinkSchema } from '../v1/links/schema.js'
import { LocationSchema } from '../v1/location/schema.js'
import { NoteSchema } from '../v1/notes/schema.js'
import { OpportunitySchema, OpportunityStatusSchema } from '../v1/opportunities/schema.js'
import { GivenPipelineSchema } from '../v1/pipelines/schema.js'
import { SubscriptionSchema } from '../v1/saas/schema.js'
import { GivenSnapshotSchema } from '../v1/snapshots/schema.js'
import { GivenFormSchema, GivenSubmissionSchema, GivenSurveySchema } from '../v1/submissions/schema.js'
import { TagSchema } from '../v1/tags/schema.js'
import { TaskSchema, TaskStatusSchema } from '../v1/tasks/schema.js'
import { GivenUserSchema, UserSchema } from '../v1/users/schema.js'
import { GivenWorkflowSchema } from '../v1/workflows/schema.js'

/** The schema of a body or of a part of one, and what a reader is told of it, which the routes have no use for. */
export interface Body {
  schema: TSchema
  description: string
  /** Field to what it is. */
  fields: Record<string, string>
}

const WAIT = { timeoutMs: `How long to wait at most, in milliseconds: ${LONGEST_WAIT_MS} or less, 2000 when not given.` }
const PARTIAL = 'What is not given matches anything.'
const SINCE = 'The number of an exchange; only those after it count. 0 when not given.'
const EXPECTED = {
  times: 'How often: a number, `never`, or at least and at most; at least once when not given.',
  within: `How long to wait at most, in milliseconds: ${LONGEST_WAIT_MS} or less, 2000 when not given.`,
  quietMs: 'For how long nothing must come before a number that could still grow is believed, in milliseconds; 50 when not given.'
}

/** What routes take, each under its name in the document. */
export const BODIES: Record<string, Body> = {
  CreateContact: asItIs(CreateContactSchema),
  SentTags: asItIs(TagsSchema),
  SentNote: asItIs(NoteSchema),
  SentTask: asItIs(TaskSchema),
  SentTaskStatus: asItIs(TaskStatusSchema),
  CreateCustomField: asItIs(CreateCustomFieldSchema),
  SentCustomValue: asItIs(CustomValueSchema),
  SentLink: asItIs(LinkSchema),
  SentTag: asItIs(TagSchema),
  SentOpportunity: asItIs(OpportunitySchema),
  SentOpportunityStatus: asItIs(OpportunityStatusSchema),
  SentLocation: asItIs(LocationSchema),
  SentSubscription: asItIs(SubscriptionSchema),
  SentUser: asItIs(UserSchema),
  SentTeam: asItIs(TeamSchema),
  SentService: asItIs(ServiceSchema),
  CalendarConfig: asItIs(CALENDAR_PARTS.config),
  OfficeHours: asItIs(CALENDAR_PARTS.officeHours),
  AppointmentInfo: asItIs(CALENDAR_PARTS.appointmentInfo),
  BookingSchedule: asItIs(CALENDAR_PARTS.schedule),
  ServiceMember: asItIs(CALENDAR_PARTS.member),
  Hours: asItIs(CALENDAR_PARTS.hours),
  SentBooking: asItIs(BookingSchema),
  SentMove: asItIs(MoveSchema),
  SentAppointmentStatus: asItIs(AppointmentStatusSchema),
  SeedContact: asItIs(SeedContactSchema),
  PutContacts: body(PutContactsSchema, 'Contacts to put in.', {}),
  GivenCampaign: asItIs(GivenCampaignSchema),
  GivenWorkflow: asItIs(GivenWorkflowSchema),
  GivenPipeline: asItIs(GivenPipelineSchema),
  GivenUser: asItIs(GivenUserSchema),
  GivenSnapshot: asItIs(GivenSnapshotSchema),
  GivenTeam: asItIs(GivenTeamSchema),
  GivenService: asItIs(GivenServiceSchema),
  GivenForm: asItIs(GivenFormSchema),
  GivenSurvey: asItIs(GivenSurveySchema),
  GivenSubmission: asItIs(GivenSubmissionSchema),
  SentData: body(AddedDataSchema, 'What a location is given. What is not named stays.', {
    settings: 'They change from here on.'
  }),
  RequestMatch: body(WaitForRequestSchema.properties.match, `Which requests: a part of what they have. ${PARTIAL}`, {
    status: 'The status answered; null where the connection was cut.'
  }),
  AskedEvidence: asItIs(EvidenceSchema),
  ListRequests: body(ListRequestsSchema, 'Which exchanges to list.', {
    since: 'The number of an exchange; only those after it are listed. 0 when not given.',
    limit: 'How many at most.'
  }),
  WaitForRequest: body(WaitForRequestSchema, 'The request to wait for.', {
    ...WAIT,
    since: SINCE
  }),
  ContactMatch: body(WaitForContactSchema.properties.match, `Which contacts: a part of what they have. ${PARTIAL}`, {}),
  ChangeContact: body(ChangeContactSchema, 'The fields to change; the others stay.', {}),
  WaitForContact: body(WaitForContactSchema, 'The contact to wait for.', WAIT),
  Matcher: asItIs(MatcherSchema),
  ExpectRequests: body(ExpectRequestsSchema, 'The requests that are expected.', { ...EXPECTED, since: SINCE }),
  ExpectSequence: body(ExpectSequenceSchema, 'The requests that are expected, in their order.', {
    matches: 'One for each request.',
    since: SINCE,
    within: EXPECTED.within
  }),
  ExpectContacts: body(ExpectContactsSchema, 'The contacts that are expected.', EXPECTED),
  FaultMatch: body(FaultSchema.properties.match, `Which requests: a part of what they have. ${PARTIAL}`, {}),
  Fault: body(FaultSchema, 'An answer decided in advance. It needs a `status`, a `delayMs` or a `connection`.', {
    status: '400, 401, 404, 422, 429, 500, 502, 503 or 504; with a `body` any from 200 to 599.',
    body: 'The body of that answer. Without it: the documented one, else a plausible one.',
    headers: 'Headers of that answer.',
    delayMs: 'Milliseconds to wait before the request is handled; with `reset-after` and `truncate`, after it was stored.',
    connection: '`reset-before`: cut, nothing stored. `reset-after`: stored, then cut. `truncate`: half the body, then cut.',
    after: '`store`: the request is handled, what it stores stays, and then it gets `status`; with `delayMs` alone its own answer, late.',
    times: 'How many requests it decides, 1 when not given; `always`: all until it is disarmed.',
    skip: 'How many requests that it matches it lets pass first, 0 when not given.'
  }),
  SnapshotOfLocation: asItIs(SnapshotSchema),
  SetClock: body(SetClockSchema, 'One of the two.', {
    now: 'ISO 8601. From here on the time stands still.',
    advanceMs: 'Milliseconds by which to move the time, whether it stands still or runs.'
  })
}

/** A schema that says all by itself. */
function asItIs(schema: TSchema): Body {
  return { schema, description: String(schema.description), fields: {} }
}

function body<Schema extends TObject>(
  schema: Schema,
  description: string,
  fields: { [Field in keyof Schema['properties']]?: string }
): Body {
  return { schema, description, fields: fields as Record<string, string> }
}
