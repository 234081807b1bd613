/** A note on a contact. */
export interface Note {
  readonly id: string
  readonly body: string
  /** Who wrote it, where that was said. */
  readonly userId?: string | undefined
  /** Epoch milliseconds. */
  readonly added: number
}
