/** How a rule is known: from the vendor's pages, from recordings of the real API, or by our guess. */
export type Provenance = 'documented' | 'observed' | 'assumed'

/** `documented`: what the pages say. `observed`: also what recordings show and the pages do not say. */
export type Profile = 'documented' | 'observed'

/** The steps on the way of a request, in their order. */
export const STEPS = ['http', 'router', 'key', 'limit', 'fault', 'body', 'shape', 'rule', 'store'] as const

export type Step = (typeof STEPS)[number]

/** One way in which the emulator answers, and how that is known. */
export interface Rule {
  id: string
  /** The step that applies it. */
  step: Step
  statement: string
  provenance: Provenance
  /** Where it is known from. */
  source: string
  /** The profiles in which it is on. */
  profiles: readonly Profile[]
}

export const PAGE = 'create-contact page of the v1 reference'
export const REFERENCE = 'v1 reference'
export const BOTH = ['documented', 'observed'] as const
export const OBSERVED = ['observed'] as const
export const DOCUMENTED = ['documented'] as const

export const seen = (count: number) => `${count} independent public recordings, clients or threads`
export const NO_SOURCE = 'no recording'

/** A rule, in both profiles unless told otherwise. */
export function rule<const Id extends string>(
  id: Id,
  step: Step,
  statement: string,
  provenance: Provenance,
  source: string,
  profiles: readonly Profile[] = BOTH
): Rule & { id: Id } {
  return { id, step, statement, provenance, source, profiles }
}
