/** A form or a survey; people fill it in. */
export interface Form {
  readonly id: string
  readonly name: string
}
