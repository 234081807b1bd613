/** A copy of what a location was set up with, from which others can be made. */
export interface Snapshot {
  readonly id: string
  readonly name: string
  /** Such as `own` or `imported`. */
  readonly type: string
}
