/** What is set for a location. */
export interface LocationSettings {
  name: string
  /** Two letters (ISO 3166-1). */
  country: string
  timezone: string
  /** With fidelity `observed`: whether a create makes a second contact with the same e-mail or phone. */
  allowDuplicateContact: boolean
}
