/** A campaign: a series of messages to the contacts in it. */
export interface Campaign {
  readonly id: string
  readonly name: string
  readonly status: 'draft' | 'published'
}
