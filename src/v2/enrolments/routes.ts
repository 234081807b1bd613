import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { enrol, takeOut } from '../../contacts/enrol.js'
import { answer, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Enrolment } from '../../records/enrolment.js'
import { requireContact } from '../contacts/of-path.js'
import { onlyIn } from '../only-in.js'
import { unknownId } from '../unknown-id.js'
import { succeeded } from '../version-header.js'
import { type SentV2Enrolment, V2CampaignSchema, V2WorkflowSchema } from './schema.js'

type Kind = Enrolment['kind']

const RULES = {
  campaign: { joined: 'v2.campaign-joined', left: 'v2.campaign-left', unknown: 'v2.campaign-unknown' },
  workflow: { joined: 'v2.workflow-joined', left: 'v2.workflow-left', unknown: 'v2.workflow-unknown' }
} as const

/** Puts contacts into workflows and campaigns, and takes them out. */
export function enrolments(api: FastifyInstance): void {
  const campaigns = '/contacts/:contactId/campaigns'
  const ofCampaign = { preHandler: [requireContact, requireTarget('campaign')] }
  api.post(
    `${campaigns}/:campaignId`,
    { schema: { body: V2CampaignSchema }, config: { bodyMayBeLeftOut: true }, ...ofCampaign },
    join('campaign', 201)
  )
  api.delete(`${campaigns}/:campaignId`, ofCampaign, leave('campaign'))
  const everyOne = [
    ['before v3', 'removeAll', 'remove-all'],
    ['v3', 'remove-all', 'removeAll']
  ] as const
  for (const [which, here, elsewhere] of everyOne) {
    const onRequest = onlyIn(which, `${campaigns}/${elsewhere}`)
    api.delete(`${campaigns}/${here}`, { onRequest, preHandler: requireContact }, leave('campaign'))
  }

  const workflow = '/contacts/:contactId/workflow/:workflowId'
  const ofWorkflow = {
    schema: { body: V2WorkflowSchema },
    config: { bodyMayBeLeftOut: true },
    preHandler: [requireContact, requireTarget('workflow')]
  }
  api.post(workflow, ofWorkflow, join('workflow', 200))
  api.delete(workflow, ofWorkflow, leave('workflow'))
}

function join(kind: Kind, status: number) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { contactId, targetId } = placesOf(request, kind)
    const { eventStartTime } = request.body as SentV2Enrolment
    const noRoom = enrol({ contactId, kind, targetId: targetId as string, eventStartTime }, locationOf(request))
    if (noRoom) return refuseFor(reply, noRoom)
    request.exchange.contactIds = [contactId]
    return answer(reply.code(status), RULES[kind].joined, succeeded(request))
  }
}

function leave(kind: Kind) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { contactId, targetId } = placesOf(request, kind)
    takeOut({ contactId, kind, targetId }, locationOf(request))
    request.exchange.contactIds = [contactId]
    return answer(reply, RULES[kind].left, succeeded(request))
  }
}

/** Hook: the workflow or campaign that the path names must be one that is taken. */
function requireTarget(kind: Kind) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const id = placesOf(request, kind).targetId as string
    const { workflows, campaigns } = locationOf(request).resources
    if ((kind === 'workflow' ? workflows : campaigns).takes(id)) done()
    else refuseFor(reply, unknownId(kind, id, 'location', RULES[kind].unknown))
  }
}

function placesOf({ params }: FastifyRequest, kind: Kind): { contactId: string; targetId: string | undefined } {
  const named = params as { contactId: string; campaignId?: string; workflowId?: string }
  return { contactId: named.contactId, targetId: named[`${kind}Id`] }
}
