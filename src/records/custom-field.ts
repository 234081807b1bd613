/** What a custom field can be of. */
export const MODELS = ['contact', 'opportunity'] as const
export type Model = (typeof MODELS)[number]

/** A custom field of a location. */
export interface CustomField {
  readonly id: string
  readonly name: string
  /** What it is of; a contact when absent. */
  readonly model?: Model | undefined
  /** `contact.` or `opportunity.`, and the words of the name. */
  readonly key: string
  readonly placeholder: string
  readonly position: number
  readonly dataType: string
  /** Undefined for types without options. */
  readonly options?: readonly string[] | undefined
  /** For files: whether it takes several, and how many at most. */
  readonly isMultiFileAllowed?: boolean | undefined
  readonly maxFileLimit?: number | undefined
}

/** The key by which a custom field of this name is found. */
export function keyOf(name: string, model: Model = 'contact'): string {
  return `${model}.${wordsInKey(name)}`
}

/** What a custom field is of. */
export function modelOf({ model = 'contact' }: CustomField): Model {
  return model
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
