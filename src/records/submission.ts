/** What somebody filled in. */
export interface Submission {
  readonly id: string
  readonly kind: 'form' | 'survey'
  /** Of the form or survey. */
  readonly formId: string
  readonly contactId: string
  /** From a field, such as `email` or the id of a custom field, to what was filled in. */
  readonly fields: Readonly<Record<string, unknown>>
  /** ISO 8601. */
  readonly createdAt: string
  readonly pageDetails: Readonly<Record<string, string>>
}
