/** A trigger link: a visit to it is noticed, and then led on. */
export interface Link {
  readonly id: string
  readonly name: string
  readonly redirectTo: string
}
