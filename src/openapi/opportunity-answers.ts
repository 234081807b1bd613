import * as Type from '@sinclair/typebox'
import { STATUSES } from '../records/opportunity.js'

// Parts of the document, as those in answers.ts.

const text = Type.String()
const maybe = Type.Optional(text)
const time = Type.String({ description: 'ISO 8601 in UTC with milliseconds', examples: ['2020-10-29T09:31:30.255Z'] })
const orNull = (type: 'string' | 'integer', description: string) => Type.Unsafe({ type: [type, 'null'], description })
const said = (description: string) => Type.String({ description })

export const Pipeline = Type.Object(
  {
    id: said('20 letters and digits, or what a test gave.'),
    name: text,
    stages: Type.Array(Type.Object({ id: said('A UUID, or what a test gave.'), name: text }), { description: 'In their order.' }),
    locationId: Type.Optional(said('Only with fidelity `observed`.'))
  },
  { description: 'The stages through which opportunities go.' }
)

export const Opportunity = Type.Object(
  {
    ...{ id: text, name: said('The `title` that was sent.') },
    ...{ monetaryValue: Type.Optional(Type.Number()), pipelineId: text, pipelineStageId: text, assignedTo: maybe },
    status: Type.Unsafe<string>({ type: 'string', enum: [...STATUSES], description: 'What came of it.' }),
    ...{ source: maybe, lastStatusChangeAt: time, createdAt: time, updatedAt: time },
    contact: Type.Object(
      { id: text, name: maybe, companyName: maybe, email: maybe, phone: maybe, tags: Type.Array(text) },
      { description: 'The contact as it is now.' }
    )
  },
  { description: 'What might be sold to a contact. What was not sent is absent.' }
)

export const OpportunityList = Type.Object(
  {
    opportunities: Type.Array(Opportunity),
    meta: Type.Object({
      total: Type.Integer({ description: 'How many opportunities there are on all pages.' }),
      nextPageUrl: orNull('string', 'Where the next page is; null on the last.'),
      startAfterId: orNull('string', 'The id to send for the next page.'),
      startAfter: orNull('integer', 'The time to send for the next page, in epoch milliseconds.'),
      currentPage: Type.Integer({ description: 'The number of this page, from 1.' }),
      nextPage: orNull('integer', 'The number of the next page; null on the last.'),
      prevPage: orNull('integer', 'The number of the page before; null on the first.')
    })
  },
  { description: 'One page of opportunities, and how to ask for the next.' }
)
