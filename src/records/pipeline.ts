/** A pipeline: the stages through which opportunities go. */
export interface Pipeline {
  readonly id: string
  readonly name: string
  /** In their order. */
  readonly stages: readonly Stage[]
}

export interface Stage {
  readonly id: string
  readonly name: string
}
