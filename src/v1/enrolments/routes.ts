import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { enrol, takeOut } from '../../contacts/enrol.js'
import { answerEmpty, refuse, refuseFor } from '../../pipeline/answer.js'
import { bodyOf } from '../../pipeline/body.js'
import { locationOf } from '../../pipeline/request.js'
import type { Enrolment } from '../../records/enrolment.js'
import { NO_TAGS, type Refusal } from '../../rules/refusals.js'

interface WithCampaign {
  Params: { contactId: string; campaignId: string }
}
interface WithWorkflow {
  Params: { contactId: string; workflowId: string }
}

// The 422 of the reference is that of the tags, which looks like a slip of its writer.
const INVALID_CAMPAIGN: Refusal = { ...NO_TAGS, rule: 'campaign.invalid-id' }

/** Puts contacts into workflows and campaigns, and takes them out of campaigns. Nothing is sent; who is in is remembered. */
export function enrolments(api: FastifyInstance): void {
  const campaign = '/contacts/:contactId/campaigns/:campaignId'

  api.post<WithCampaign>(campaign, (request, reply) => {
    const { contactId, campaignId } = request.params
    const wrong = whyInvalid(request)
    if (wrong) return refuse(reply, INVALID_CAMPAIGN, wrong)
    return join(request, reply, { contactId, kind: 'campaign', targetId: campaignId })
  })

  api.delete<WithCampaign>(campaign, (request, reply) => {
    const { contactId, campaignId } = request.params
    const wrong = whyInvalid(request)
    if (wrong) return refuse(reply, INVALID_CAMPAIGN, wrong)
    takeOut({ contactId, kind: 'campaign', targetId: campaignId }, locationOf(request))
    return answerEmpty(reply, 'campaign.left')
  })

  api.delete<WithCampaign>('/contacts/:contactId/campaigns/remove-all', (request, reply) => {
    const { contactId } = request.params
    const wrong = whyInvalid(request)
    if (wrong) return refuse(reply, INVALID_CAMPAIGN, wrong)
    takeOut({ contactId, kind: 'campaign', targetId: undefined }, locationOf(request))
    return answerEmpty(reply, 'campaign.left')
  })

  api.post<WithWorkflow>('/contacts/:contactId/workflow/:workflowId', (request, reply) => {
    const { contactId, workflowId } = request.params
    const { contacts, resources } = locationOf(request)
    const wrong = {
      ...(!contacts.has(contactId) && { contactId: 'The contact id is invalid.' }),
      ...(!resources.workflows.takes(workflowId) && { workflowId: 'The workflow id is invalid.' })
    }
    const reasons = Object.keys(wrong).map((name) => `no ${name.replace('Id', '')} of this location has the id in ${name}`)
    if (reasons.length > 0) return refuse(reply, { status: 422, body: wrong, rule: 'workflow.invalid-id' }, reasons)
    const { eventStartTime } = Object(bodyOf(request)) as { eventStartTime?: unknown }
    const startsAt = typeof eventStartTime === 'string' ? eventStartTime : undefined
    return join(request, reply, { contactId, kind: 'workflow', targetId: workflowId, eventStartTime: startsAt })
  })
}

function join(request: FastifyRequest, reply: FastifyReply, made: Omit<Enrolment, 'id' | 'added'>): FastifyReply {
  const noRoom = enrol(made, locationOf(request))
  if (noRoom) return refuseFor(reply, noRoom)
  request.exchange.contactIds = [made.contactId]
  return answerEmpty(reply, made.kind === 'workflow' ? 'workflow.joined' : 'campaign.joined')
}

function whyInvalid(request: FastifyRequest<WithCampaign>): string[] | undefined {
  const { contactId, campaignId } = request.params
  const { contacts, resources } = locationOf(request)
  if (!contacts.has(contactId)) return [`no contact of this location has the id ${contactId}`]
  if (campaignId === undefined || resources.campaigns.takes(campaignId)) return undefined
  return [`no campaign of this location has the id ${campaignId}`]
}
