import { isObject } from '../../match/match.js'
import { V2WorkflowSchema } from '../../v2/enrolments/schema.js'
import { difference } from '../differences.js'
import type { MoveDifference } from '../migration.js'
import { refusalsOfBody, unserved } from '../refusals.js'
import { formIn, unknownContact, unknownIn } from '../usual-differences.js'
import type { Mover, V1Request } from '../v1-request.js'

const CAMPAIGN = '/v1/contacts/:contactId/campaigns/:campaignId'

/** How the operations of version 1 on campaigns, workflows and appointments of a contact are made at version 2. */
export const ENROLMENTS: Record<string, Mover> = {
  [`POST ${CAMPAIGN}`]: (request) => ({
    ...ofCampaign('POST', request),
    differences: [difference('campaign-joined'), ...unknownTarget(request)]
  }),

  [`DELETE ${CAMPAIGN}`]: (request) => ({ ...ofCampaign('DELETE', request), differences: unknownTarget(request) }),

  'DELETE /v1/contacts/:contactId/campaigns/remove-all'(request) {
    const all = `/contacts/${request.ids[0]}/campaigns`
    return {
      method: 'DELETE',
      path: `${all}/removeAll`,
      refusals: unserved('DELETE', `${all}/remove-all`),
      differences: [difference('campaigns-left'), ...unknownTarget(request)]
    }
  },

  'POST /v1/contacts/:contactId/workflow/:workflowId'(request) {
    const { ids, sent } = request
    // Version 1 takes any body, and reads this alone.
    const { eventStartTime } = isObject(sent) ? sent : {}
    const isTime = typeof eventStartTime === 'string'
    return {
      method: 'POST',
      path: `/contacts/${ids[0]}/workflow/${ids[1]}`,
      ...(isTime && { body: { eventStartTime } }),
      refusals: sent === undefined ? [] : refusalsOfBody(request, V2WorkflowSchema),
      differences: [...formIn(request), ...unknownIn(sent, isTime ? ['eventStartTime'] : [], ['eventStartTime']), ...unknownTarget(request)]
    }
  },

  'GET /v1/contacts/:contactId/appointments': (request) => ({
    method: 'GET',
    path: `/contacts/${request.ids[0]}/appointments`,
    refusals: [],
    differences: [...unknownContact(request), difference('appointments-answer')]
  })
}

function ofCampaign(method: string, { ids: [contactId, campaignId] }: V1Request) {
  return { method, path: `/contacts/${contactId}/campaigns/${campaignId}`, refusals: [] }
}

function unknownTarget({ entry: { rule } }: V1Request): MoveDifference[] {
  if (rule === 'workflow.invalid-id') return [difference('unknown-target')]
  return rule === 'campaign.invalid-id' ? [difference('unknown-target', [], 'v2.campaign-unknown')] : []
}
