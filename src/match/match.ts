/** What of an exchange a match can name. */
export interface Matchable {
  method: string
  /** Without the query; a slash at its end makes no difference. */
  path: string
  query: Record<string, string | string[]>
  /** Names in lower case. */
  headers: Record<string, string>
  body: unknown
  /** Null where the connection was cut. */
  status: number | null
}

/** What a matcher in a match stands for: it decides by itself which values it takes. */
export class Expected {
  /** For a sentence, such as `a number greater than 5`. */
  readonly told: string
  /** Whether it takes what came; undefined is what did not come. */
  readonly takes: (came: unknown) => boolean
  readonly #matcher: object

  constructor(matcher: object, told: string, takes: (came: unknown) => boolean) {
    this.#matcher = matcher
    this.told = told
    this.takes = takes
  }

  /** The matcher as it was given. */
  toJSON(): object {
    return this.#matcher
  }
}

const LONGEST_VALUE = 80
const MOST_DIFFERENCES = 10

/** Whether a value is, or has in it, what was wanted. */
export function matches(wanted: unknown, came: unknown): boolean {
  return compare(wanted, came, [], () => false)
}

/** How `came` differs from what was wanted, a sentence a difference, ten at most; none where it matches. */
export function differences(wanted: unknown, came: unknown): string[] {
  const sentences: string[] = []
  let more = 0
  compare(wanted, came, [], (wanted, came, path) => {
    const told = wanted instanceof Expected ? wanted.told : shown(wanted)
    if (sentences.length < MOST_DIFFERENCES) sentences.push(`${path.join('.') || 'it'} is ${shown(came)}, wanted ${told}`)
    else more++
    return true
  })
  return more > 0 ? [...sentences, `and ${more} more`] : sentences
}

/** JSON for a sentence; long values are cut. */
export function shown(value: unknown): string {
  // No more of a long text than is shown, for one may be a whole body.
  const json = JSON.stringify(typeof value === 'string' ? value.slice(0, LONGEST_VALUE + 1) : value) ?? 'absent'
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}…` : json
}

/** How many values there are in a value, itself among them. */
export function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, part) => sum + countValues(part), 1)
}

/** A name for a sentence; a long one is cut. */
export function shownName(name: string): string {
  return cut(name, LONGEST_VALUE)
}

/** A text for a sentence; a longer one is cut, and says so: that is how the beginning of a key is found in it. */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/**
 * Compares in the order of what is wanted, and calls `found` with each difference; that says whether to go on.
 * @param path where it is, for `found`; the same array, changed, each time
 * @returns false when `found` ended it
 */
export function compare(
  wanted: unknown,
  came: unknown,
  path: string[],
  found: (wanted: unknown, came: unknown, path: readonly string[]) => boolean
): boolean {
  if (wanted instanceof Expected) return wanted.takes(came) || found(wanted, came, path)
  if (!isObject(wanted) || !isObject(came)) return same(wanted, came) || found(wanted, came, path)
  for (const key of Object.keys(wanted)) {
    path.push(key)
    if (!compare(wanted[key], Object.hasOwn(came, key) ? came[key] : undefined, path, found)) return false
    path.pop()
  }
  return true
}

/** Whether a value is an object of JSON: no list, and not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Both sides came out of JSON; in an array every element counts, in order, objects inside partially.
function same(wanted: unknown, came: unknown): boolean {
  if (!Array.isArray(wanted) || !Array.isArray(came)) return wanted === came
  return wanted.length === came.length && wanted.every((element, index) => matches(element, came[index]))
}
