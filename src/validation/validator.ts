import type { TSchema } from '@sinclair/typebox'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { compile } from './compile.js'

const MOST_ERRORS = 10

// One validator a schema, for all emulators of a process: it depends on nothing else.
const compiled = new WeakMap<TSchema, ValidateFunction>()

/**
 * The validator of a schema: strict, so it coerces, removes and fills in nothing.
 */
export function validatorFunction(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema)
  if (known) return known
  const validate = compile(schema)
  compiled.set(schema, validate)
  return validate
}

/** What is wrong with a value, by a validator that is compiled when the first comes: a route that nobody calls costs nothing. */
export function lazyValidator(schema: TSchema): (value: unknown) => { error?: ErrorObject[] } {
  return (value) => {
    const error = wrongShape(schema, value)
    return error.length > 0 ? { error } : {}
  }
}

/** What is wrong with a value: one error for each part of it that is, ten at most; none where it fits. */
export function wrongShape(schema: TSchema, value: unknown): ErrorObject[] {
  const validate = validatorFunction(schema)
  if (validate(value)) return []
  const errors: ErrorObject[] = []
  let rest: unknown = value
  do {
    const found = validate.errors as ErrorObject[]
    errors.push(...found)
    const path = placeOf(found.at(-1) as ErrorObject)
    if (path === undefined) break
    rest = without(rest, path)
  } while (errors.length < MOST_ERRORS && !validate(rest))
  // They hold the value itself, which would stay in memory until another is refused.
  validate.errors = null
  return errors
}

/** The nearest named part of the value that an error is in; undefined where that is the value itself, or is missing. */
function placeOf({ instancePath, keyword, params }: ErrorObject): string[] | undefined {
  if (keyword === 'required') return undefined
  const path = instancePath.split('/').slice(1).map(unescapePointer)
  if (keyword === 'additionalProperties') path.push(params.additionalProperty)
  return path.length > 0 ? path : undefined
}

/** A value without the part at `path`; where that is an element of an array, without the array. */
function without(value: unknown, path: readonly string[]): unknown {
  const [key = '', ...deeper] = path
  if (Array.isArray(value)) {
    const copy = value.slice()
    copy[Number(key)] = without(copy[Number(key)], deeper)
    return copy
  }
  const { [key]: part, ...rest } = value as Record<string, unknown>
  const isWhole = deeper.length === 0 || (Array.isArray(part) && deeper.length === 1)
  return isWhole ? rest : { ...rest, [key]: without(part, deeper) }
}

/** A segment of a JSON pointer as it is. Source: RFC 6901, section 4. */
export function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}
