export const STATUSES = ['open', 'won', 'lost', 'abandoned'] as const

export type OpportunityStatus = (typeof STATUSES)[number]

/** An opportunity: what might be sold to a contact, in a stage of a pipeline. */
export interface Opportunity {
  readonly id: string
  readonly contactId: string
  readonly pipelineId: string
  readonly stageId: string
  readonly name: string
  readonly status: OpportunityStatus
  readonly monetaryValue?: number | undefined
  /** The id of a user. */
  readonly assignedTo?: string | undefined
  /** Where it came from, such as `form`. */
  readonly source?: string | undefined
  /** Epoch milliseconds, as are those below. */
  readonly created: number
  readonly updated: number
  /** When its status changed last. */
  readonly statusChanged: number
}
