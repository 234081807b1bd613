import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepContact } from '../../contacts/keep.js'
import { observedChangesOf } from '../../contacts/observed-changes.js'
import { pageMeta } from '../../contacts/page-meta.js'
import { answer, answerEmpty, answerOk, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Opportunity } from '../../records/opportunity.js'
import { jsonSize } from '../../records/room.js'
import { type Refusal, whyFull } from '../../rules/refusals.js'
import { invalid } from '../../rules/wording.js'
import type { ContactsContext } from '../contacts/context.js'
import { whatIsMissing } from '../resource/missing.js'
import { MANDATORY, whyIncomplete, whyInvalid, whyNoChange } from './check.js'
import { contactFor } from './contact.js'
import { pageOf, readListQuery } from './list.js'
import { answerOf, changed, newOpportunity } from './opportunity.js'
import { OpportunitySchema, OpportunityStatusSchema, type SentOpportunity, type SentOpportunityStatus } from './schema.js'

interface InPipeline {
  Params: { pipelineId: string }
}
interface One {
  Params: { pipelineId: string; opportunityId: string }
}

const UNKNOWN_PIPELINE: Refusal = { status: 422, body: invalid('pipelineId', 'pipeline id'), rule: 'pipeline.invalid-id' }
const UNKNOWN: Refusal = { status: 422, body: invalid('opportunityId', 'opportunity id'), rule: 'opportunity.invalid-id' }

/** The opportunities in the pipelines of a location. */
export async function opportunities(api: FastifyInstance, { fidelity, feed, tagsOnUpdate }: ContactsContext): Promise<void> {
  const observedChanges = await observedChangesOf(fidelity)
  const all = '/pipelines/:pipelineId/opportunities'
  const one = `${all}/:opportunityId`
  const withBody = { schema: { body: OpportunitySchema }, preHandler }

  api.get<InPipeline & { Querystring: Record<string, unknown> }>(all, { preHandler }, (request, reply) => {
    const location = locationOf(request)
    const { ignored, ...asked } = readListQuery(request.query)
    request.exchange.because(...ignored)
    const { opportunities, ...page } = pageOf(location, request.params.pipelineId, asked)
    const answers = opportunities.map((each) => answerOf(each, location))
    return answer(reply, 'opportunity.list', { opportunities: answers, meta: pageMeta(request, page) })
  })

  api.post<InPipeline & { Body: SentOpportunity }>(all, withBody, (request, reply) => keep(request, reply, undefined))

  api.get<One>(one, { preHandler }, (request, reply) =>
    answer(reply, 'opportunity.kept', answerOf(opportunityOf(request), locationOf(request)))
  )

  api.put<One & { Body: SentOpportunity }>(one, withBody, (request, reply) => keep(request, reply, opportunityOf(request)))

  api.delete<One>(one, { preHandler }, (request, reply) => {
    locationOf(request).resources.opportunities.remove(request.params.opportunityId)
    return answerOk(reply, 'opportunity.kept')
  })

  const statusBody = { schema: { body: OpportunityStatusSchema }, preHandler }
  api.put<One & { Body: SentOpportunityStatus }>(`${one}/status`, statusBody, (request, reply) => {
    const { resources, clock, room } = locationOf(request)
    const before = opportunityOf(request)
    const { body: sent } = request
    const wrong = whyNoChange(sent, resources, before.pipelineId)
    if (wrong) return refuseFor(reply, wrong)
    const opportunity = changed(before, { status: sent.status, stageId: sent.stageId }, clock.now())
    const noRoom = whyFull(room, 0, jsonSize(opportunity) - jsonSize(before))
    if (noRoom) return refuseFor(reply, noRoom)
    resources.opportunities.put(opportunity)
    return answerEmpty(reply, 'opportunity.status')
  })

  /** Keeps what was sent as a new opportunity, or as the update of one. */
  function keep(request: FastifyRequest<InPipeline & { Body: SentOpportunity }>, reply: FastifyReply, before: Opportunity | undefined) {
    const location = locationOf(request)
    const { body: sent } = request
    const { pipelineId } = request.params
    const missing = whatIsMissing(sent, MANDATORY, 'opportunity.mandatory')
    const wrong = whyIncomplete(sent, missing, before === undefined) ?? whyInvalid(sent, location.resources, pipelineId)
    if (wrong) return refuseFor(reply, wrong)
    const own = before && location.contacts.get(before.contactId)
    const found = contactFor(sent, location, own, { observedChanges, tagsOnUpdate })
    if ('refusal' in found) return refuseFor(reply, found)

    const { contact, applied, bytes } = found
    const now = location.clock.now()
    const opportunity = before
      ? changed({ ...before, contactId: contact.id }, sent, now)
      : newOpportunity(sent, { id: location.chance.id(), contactId: contact.id, pipelineId }, now)
    const noRoom = whyFull(location.room, 0, bytes + jsonSize(opportunity) - (before ? jsonSize(before) : 0))
    if (noRoom) return refuseFor(reply, noRoom)
    if (applied) keepContact(request, contact, applied, feed)
    else request.exchange.contactIds = [contact.id]
    location.resources.opportunities.put(opportunity)
    return answer(reply, 'opportunity.kept', answerOf(opportunity, location))
  }
}

/** Before each: the pipeline and the opportunity that the path names must be there. */
function preHandler(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { pipelineId, opportunityId } = request.params as Partial<One['Params']> & InPipeline['Params']
  const { pipelines, opportunities } = locationOf(request).resources
  if (!pipelines.takes(pipelineId)) refuse(reply, UNKNOWN_PIPELINE, [`no pipeline of this location has the id ${pipelineId}`])
  else if (opportunityId !== undefined && opportunities.get(opportunityId)?.pipelineId !== pipelineId)
    refuse(reply, UNKNOWN, [`no opportunity of this pipeline has the id ${opportunityId}`])
  else done()
}

function opportunityOf(request: FastifyRequest<One>): Opportunity {
  return locationOf(request).resources.opportunities.get(request.params.opportunityId) as Opportunity
}
