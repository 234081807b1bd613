import type { FastifySchemaValidationError } from 'fastify'

const MOST_REASONS = 10
const LONGEST_VALUE = 60

/** Says of each field with the wrong type where it is, what was wanted and what came. */
export function whyWrongShape(errors: readonly FastifySchemaValidationError[], body: unknown): string[] {
  const reasons = errors.slice(0, MOST_REASONS).map(({ instancePath, message }) => {
    const path = instancePath.split('/').slice(1).map(unescapePointer)
    return `${path.join('.') || 'the body'} ${message}; what came is ${describe(valueAt(body, path))}`
  })
  const more = errors.length - reasons.length
  return more > 0 ? [...reasons, `and ${more} more of this kind`] : reasons
}

// RFC 6901, section 4.
function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value)
}

function describe(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing'
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}…` : json
}
