import type { Coverage } from './answer.js'

/** In which form it is told: as data, or as a text to read. */
export type CoverageFormat = 'json' | 'text' | 'markdown'

/** What is told in that form. */
export type CoverageIn<Format extends CoverageFormat> = Format extends 'json' ? Coverage : string

/** Of what the coverage is, what must be in it, and in which form it is told. */
export interface CoverageOptions<Format extends CoverageFormat = CoverageFormat> {
  /** Of all locations. */
  all?: boolean
  /** What the program must have been shown: statuses, names of faults, ids of rules. What was not is in `unmet`. */
  require?: readonly string[]
  /** Default: `json`. */
  format?: Format
}

/** The control call that asks for it. */
export function coverageCall({ all = false, require = [], format }: CoverageOptions, apiKey: string) {
  const query = new URLSearchParams({ format: format ?? 'json', require: require.join(',') })
  const isText = format === 'text' || format === 'markdown'
  return { method: 'GET', path: `/coverage?${query}`, apiKey: all ? undefined : apiKey, isText } as const
}
