/** A custom field of a location. */
export interface CustomField {
  readonly id: string
  readonly name: string
  /** `contact.` and the words of the name. */
  readonly key: string
  readonly placeholder: string
  readonly position: number
  readonly dataType: string
  /** Undefined for types without options. */
  readonly options?: readonly string[] | undefined
}

/** The key by which a custom field of this name is found. */
export function keyOf(name: string): string {
  return `contact.${wordsInKey(name)}`
}

/** A name as keys have it: in lower case, each blank an underscore, and of the rest only letters and digits. */
export function wordsInKey(name: string): string {
  const words = name.trim().toLowerCase()
  // Half the time and memory of a replacement, for a name of a megabyte.
  return words
    .split(/[^\p{L}\p{N}\s]+/u)
    .join('')
    .split(/\s/)
    .join('_')
}
