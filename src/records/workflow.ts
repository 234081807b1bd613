/** A workflow: what happens to the contacts that are put into it. */
export interface Workflow {
  readonly id: string
  readonly name: string
  readonly status: 'draft' | 'published'
  readonly version: number
  /** ISO 8601. */
  readonly createdAt: string
  readonly updatedAt: string
}
