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

/** A deep partial of a value: of an object the named parts, anything else whole. */
export type DeepPartial<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { [Key in keyof Value]?: DeepPartial<Value[Key]> }
    : Value

const LONGEST_VALUE = 80

/** How `came` differs from what was wanted, a sentence a difference; none where it matches. */
export function differences(wanted: unknown, came: unknown, path = ''): string[] {
  if (!isObject(wanted) || !isObject(came)) {
    return same(wanted, came) ? [] : [`${path || 'it'} is ${shown(came)}, wanted ${shown(wanted)}`]
  }
  return Object.keys(wanted).flatMap((key) =>
    differences(wanted[key], Object.hasOwn(came, key) ? came[key] : undefined, path ? `${path}.${key}` : key)
  )
}

/** Those of `candidates` that come nearest to what was wanted, nearest first, and how they differ. */
export function nearestMisses<Candidate>(
  wanted: unknown,
  candidates: readonly Candidate[],
  viewOf: (candidate: Candidate) => unknown,
  most: number
): { candidate: Candidate; differences: string[] }[] {
  const measured = candidates.map((candidate) => ({ candidate, differences: differences(wanted, viewOf(candidate)) }))
  return measured.sort((a, b) => a.differences.length - b.differences.length).slice(0, most)
}

/** JSON for a sentence; long values are cut. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'absent'
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}…` : json
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Both sides came out of JSON; in an array every element counts, in order, objects inside partially.
function same(wanted: unknown, came: unknown): boolean {
  if (!Array.isArray(wanted) || !Array.isArray(came)) return wanted === came
  return wanted.length === came.length && wanted.every((element, index) => differences(element, came[index]).length === 0)
}
