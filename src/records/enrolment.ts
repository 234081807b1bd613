/** That a contact was put into a workflow or a campaign. */
export interface Enrolment {
  readonly id: string
  readonly contactId: string
  readonly kind: 'workflow' | 'campaign'
  /** Of the workflow or campaign. */
  readonly targetId: string
  /** Epoch milliseconds. */
  readonly added: number
  /** As sent. */
  readonly eventStartTime?: string | undefined
  /** Epoch milliseconds; of one that the contact was taken out of. */
  readonly removed?: number | undefined
}
