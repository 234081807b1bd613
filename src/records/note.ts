/** A note on a contact. */
export interface Note {
  readonly id: string
  readonly body: string
  /** Who wrote it, where that was said. */
  readonly userId?: string | undefined
  readonly title?: string | undefined
  /** Such as `#FFAA00`. */
  readonly color?: string | undefined
  readonly isPinned?: boolean | undefined
  /** Epoch milliseconds. */
  readonly added: number
}
