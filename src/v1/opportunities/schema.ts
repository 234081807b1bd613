import * as Type from '@sinclair/typebox'
import { STATUSES } from '../../records/opportunity.js'
import { text } from '../resource/text.js'

const status = text(`One of ${STATUSES.join(', ')}.`)
const stageId = text('The stage of the pipeline in which it is.')

/** The body that makes or changes an opportunity. */
export const OpportunitySchema = Type.Object(
  {
    title: text('What people call it.'),
    status,
    stageId,
    contactId: text('The contact it belongs to. Needed for a new one, where there is neither e-mail nor phone.'),
    email: text('Of the contact, which is found by it in any case, else made.'),
    phone: text('Of the contact, which is found by it where no contact has the e-mail, else made.'),
    name: text('Of the contact.'),
    companyName: text('Of the contact.'),
    tags: Type.Optional(Type.Array(Type.String(), { description: 'Of the contact.' })),
    monetaryValue: Type.Optional(Type.Number({ description: 'What it is worth.' })),
    assignedTo: text('The id of a user.'),
    source: text('Where it came from.')
  },
  { description: 'An opportunity as a client sends it. `title`, `status` and `stageId` are needed.' }
)
export type SentOpportunity = Type.Static<typeof OpportunitySchema>

/** The body that changes the status of an opportunity. */
export const OpportunityStatusSchema = Type.Object(
  { status, stageId },
  { description: 'The status and the stage of an opportunity. One of the two is needed.' }
)
export type SentOpportunityStatus = Type.Static<typeof OpportunityStatusSchema>
