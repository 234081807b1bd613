/** A note on a contact. Source: documented. */
export interface Note {
  id: string
  body: string
  /** The `userId` of the request. */
  createdBy?: string
  /** ISO 8601 in UTC with milliseconds. */
  createdAt: string
}
