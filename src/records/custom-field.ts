/** A custom field of a location. */
export interface CustomField {
  readonly id: string
  readonly name: string
  /** `contact.` and the name in snake case. */
  readonly key: string
  readonly placeholder: string
  readonly position: number
  readonly dataType: string
  /** Undefined for types without options. */
  readonly options?: readonly string[] | undefined
}

/** The key by which a custom field of this name is found. */
export function keyOf(name: string): string {
  const words = name.trim().toLowerCase()
  return `contact.${words.replace(/[^a-z0-9]+/g, '_')}`
}
