/** A value that a location puts into its texts in place of its key. */
export interface CustomValue {
  readonly id: string
  readonly name: string
  readonly value: string
}
