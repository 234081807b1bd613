/** A tag that a location has, whether or not a contact has it. */
export interface Tag {
  readonly id: string
  readonly name: string
}
