import type { Location } from '../../locations/location.js'
import { type Contact, fullName } from '../../records/contact.js'
import type { Opportunity, OpportunityStatus } from '../../records/opportunity.js'
import type { SentOpportunity } from './schema.js'

type Change = { [Field in keyof SentOpportunity]: SentOpportunity[Field] | undefined }

/** An opportunity of what was sent; its status and its stage must have been checked. */
export function newOpportunity(
  sent: SentOpportunity,
  { id, contactId, pipelineId }: Pick<Opportunity, 'id' | 'contactId' | 'pipelineId'>,
  now: number
): Opportunity {
  const begun = { name: '', stageId: '', status: 'open', created: now, updated: now, statusChanged: now } as const
  return changed({ id, contactId, pipelineId, ...begun }, sent, now)
}

/** An opportunity after an update: what was sent changes, the rest stays. */
export function changed(before: Opportunity, sent: Change, now: number): Opportunity {
  const { title = before.name, stageId = before.stageId, status = before.status } = sent
  const { monetaryValue = before.monetaryValue, assignedTo = before.assignedTo, source = before.source } = sent
  return {
    ...before,
    name: title,
    stageId,
    status: status as OpportunityStatus,
    monetaryValue,
    assignedTo,
    source,
    updated: now,
    statusChanged: status === before.status ? before.statusChanged : now
  }
}

/** An opportunity as v1 answers it, in the documented key order; what is not there is left out. */
export function answerOf(opportunity: Opportunity, { contacts, clock }: Pick<Location, 'contacts' | 'clock'>): object {
  const contact = contacts.get(opportunity.contactId) as Contact
  return {
    id: opportunity.id,
    name: opportunity.name,
    monetaryValue: opportunity.monetaryValue,
    pipelineId: opportunity.pipelineId,
    pipelineStageId: opportunity.stageId,
    assignedTo: opportunity.assignedTo,
    status: opportunity.status,
    source: opportunity.source,
    lastStatusChangeAt: clock.iso(opportunity.statusChanged),
    createdAt: clock.iso(opportunity.created),
    updatedAt: clock.iso(opportunity.updated),
    contact: {
      id: contact.id,
      name: fullName(contact),
      companyName: contact.companyName,
      email: contact.email,
      phone: contact.phone,
      tags: contact.tags
    }
  }
}
