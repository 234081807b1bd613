import { isBlank } from '../../records/blank.js'
import { STATUSES } from '../../records/opportunity.js'
import type { Resources } from '../../records/resources.js'
import type { Refused } from '../../rules/refusals.js'
import { invalid, mandatoryAs } from '../../rules/wording.js'
import type { SentOpportunity, SentOpportunityStatus } from './schema.js'

const NO_CONTACT = mandatoryAs('contactId or email', 'contactId or email')

/** The fields that a body must have, beside those that name the contact. */
export const MANDATORY = ['title', 'status', 'stageId'] as const

/**
 * Why a body lacks something; undefined where nothing is missing. An update needs no contact.
 * @param missing why it lacks a field of `MANDATORY`
 */
export function whyIncomplete(sent: SentOpportunity, missing: Refused | undefined, isNew: boolean): Refused | undefined {
  if ([sent.contactId, sent.email, sent.phone].some((text) => !isBlank(text)) || (!missing && !isNew)) return missing
  return {
    refusal: { status: 422, body: Object.assign({}, missing?.refusal.body, NO_CONTACT), rule: 'opportunity.mandatory' },
    reasons: [...(missing?.reasons ?? []), ...(isNew ? ['contactId, email or phone must be sent'] : [])]
  }
}

/** Why an opportunity of this pipeline cannot have the status or the stage that was sent; what was not sent is not wrong. */
export function whyInvalid({ status, stageId }: SentOpportunityStatus, { pipelines }: Resources, pipelineId: string): Refused | undefined {
  const isStatus = status === undefined || (STATUSES as readonly string[]).includes(status)
  const isStage = stageId === undefined || !pipelines.isGiven || pipelines.get(pipelineId)?.stages.some(({ id }) => id === stageId)
  const reasons = [
    ...(isStatus ? [] : [`status must be one of ${STATUSES.join(', ')}`]),
    ...(isStage ? [] : ['no stage of this pipeline has the id in stageId'])
  ]
  return reasons.length > 0 ? refused(!isStatus, !isStage, reasons) : undefined
}

/** The same for a change of the status, which must name one of the two. */
export function whyNoChange(sent: SentOpportunityStatus, resources: Resources, pipelineId: string): Refused | undefined {
  if (sent.status !== undefined || sent.stageId !== undefined) return whyInvalid(sent, resources, pipelineId)
  return refused(true, true, ['status or stageId must be sent'])
}

function refused(isStatusWrong: boolean, isStageWrong: boolean, reasons: readonly string[]): Refused {
  const body = { ...(isStatusWrong && invalid('status', 'status field')), ...(isStageWrong && invalid('stageId', 'stage id field')) }
  return { refusal: { status: 422, body, rule: 'opportunity.invalid' }, reasons }
}
