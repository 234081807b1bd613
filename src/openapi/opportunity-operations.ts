import * as Type from '@sinclair/typebox'
import { STATUSES } from '../records/opportunity.js'
import type { Operation } from './operation.js'
import { Opportunity, OpportunityList, Pipeline } from './opportunity-answers.js'
import { BY_KEY, NEEDS_KEY, PLAIN, WITH_BODY } from './shared.js'

const ALL = '/v1/pipelines/:pipelineId/opportunities'
const ONE = `${ALL}/:opportunityId`
const tag = 'opportunities'
const ofAll = { tag, parameters: ['PipelineId'] } as const
const ofOne = { tag, parameters: ['PipelineId', 'OpportunityId'] } as const
const NO_PIPELINE = 'An unknown pipeline gets 422.'
const NEITHER = 'An unknown pipeline or opportunity gets 422.'
const contactOf = 'The contact of `contactId` is taken as it is; without one, that with the e-mail or the phone is changed, or one is made.'

const QUERY = {
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'How many.' }),
  startAfter: Type.Integer({ description: 'Epoch milliseconds of the creation of the last one of the page before.' }),
  startAfterId: Type.String({ description: 'The id of the last one of the page before.' }),
  page: Type.Integer({ minimum: 1, default: 1, description: 'As for contacts; not in the reference of the API.' }),
  stageId: Type.String({ description: 'Only those in this stage.' }),
  status: Type.Unsafe({ type: 'string', enum: [...STATUSES], description: 'Only those with this status.' }),
  assignedTo: Type.String({ description: 'Only those of this user.' }),
  monetaryValue: Type.Number({ description: 'Only those that are worth as much.' }),
  campaignId: Type.String({ description: 'Only those whose contact is in this campaign.' }),
  startDate: Type.Integer({ description: 'Epoch milliseconds; only those created then or later.' }),
  endDate: Type.Integer({ description: 'Epoch milliseconds; only those created then or before.' }),
  query: Type.String({ description: 'Searched for in the name, and in name, phone, e-mail, tags and company of the contact.' })
}

/** The routes of pipelines and opportunities. */
export const OPPORTUNITY_OPERATIONS: Record<string, Operation> = {
  'GET /v1/pipelines': {
    tag,
    summary: 'List pipelines',
    description: 'Answers the pipelines that a test has given to the location. Without any it has one, and takes any id, of stages too.',
    answer: Type.Object({ pipelines: Type.Array(Pipeline) }),
    refusals: NEEDS_KEY
  },
  [`GET ${ALL}`]: {
    ...ofAll,
    summary: 'List the opportunities of a pipeline',
    description: `Answers one page, the newest first. \`meta.nextPageUrl\` leads to the next and is null on the last. A parameter that cannot be read counts as not sent. ${NO_PIPELINE}`,
    answer: OpportunityList,
    refusals: BY_KEY,
    query: QUERY
  },
  [`POST ${ALL}`]: {
    ...ofAll,
    summary: 'Create an opportunity',
    description: `Makes an opportunity and answers it. ${contactOf} Without a title, a status or a stage, or without any of \`contactId\`, \`email\` and \`phone\`, it gets 422. ${NO_PIPELINE}`,
    answer: Opportunity,
    refusals: WITH_BODY
  },
  [`GET ${ONE}`]: {
    ...ofOne,
    summary: 'Read an opportunity',
    description: `Answers one opportunity. ${NEITHER}`,
    answer: Opportunity,
    refusals: BY_KEY
  },
  [`PUT ${ONE}`]: {
    ...ofOne,
    summary: 'Change an opportunity',
    description: `Changes what is sent, leaves the rest, and answers the opportunity. ${contactOf} Without a title, a status or a stage it gets 422. ${NEITHER}`,
    answer: Opportunity,
    refusals: WITH_BODY
  },
  [`DELETE ${ONE}`]: {
    ...ofOne,
    summary: 'Delete an opportunity',
    description: `Deletes it and answers \`OK\` as text; the contact stays. ${NEITHER}`,
    answer: PLAIN,
    refusals: BY_KEY
  },
  [`PUT ${ONE}/status`]: {
    ...ofOne,
    summary: 'Change status and stage of an opportunity',
    description: `Needs one of the two. Another status than there is, or a stage that the pipeline does not have, gets 422. ${NEITHER}`,
    answer: Type.String({ description: 'Always empty.', examples: [''] }),
    refusals: WITH_BODY
  }
}
