const MOST_LEVELS = 200
const ADVICE = 'give the parts wanted as plain values, such as { body: { email: "john@deo.com" } }'

/** Why a value cannot be a match: what is no JSON would match anything, or nothing; undefined where it can. */
export function whyNoMatch(match: unknown): string | undefined {
  return whyNotPlain(match, [])
}

function whyNotPlain(value: unknown, path: readonly string[]): string | undefined {
  const where = path.length > 0 ? path.join('.') : 'the match'
  if (path.length > MOST_LEVELS) return `the match is nested deeper than ${MOST_LEVELS} levels`
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${where} is ${value}, which JSON does not have; ${ADVICE}`
  if (value === undefined) return `${where} is undefined; leave it out, or ${ADVICE}`
  if (typeof value !== 'object')
    return `${where} is a ${typeof value}, and matches are data; ${ADVICE}, and check the rest of what comes back`
  if (value instanceof RegExp) return `${where} is a RegExp; write matching(${value}) instead`
  const prototype = Object.getPrototypeOf(value)
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return `${where} is a ${value.constructor?.name ?? 'class instance'}, and matches are plain data; ${ADVICE}`
  }
  for (const [key, part] of Object.entries(value)) {
    const why = whyNotPlain(part, [...path, key])
    if (why !== undefined) return why
  }
  return undefined
}
