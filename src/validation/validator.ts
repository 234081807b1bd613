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
  const removed = new Set<string>()
  let rest: unknown = value
  do {
    const found = validate.errors as ErrorObject[]
    const last = found.at(-1) as ErrorObject
    // Nobody left it out: its error was told before.
    if (last.keyword === 'required' && removed.has(`${last.instancePath}/${last.params.missingProperty}`)) {
      if (last.instancePath === '') break
      removed.add(last.instancePath)
      rest = without(rest, pathOf(last))
      continue
    }
    errors.push(...found.slice(0, -1), ...eachUnknown(last))
    const path = pathOf(last)
    if (last.keyword === 'required' || (path.length === 0 && last.keyword !== 'additionalProperties')) break
    // An element goes with its array.
    removed.add(last.instancePath).add(last.instancePath.slice(0, last.instancePath.lastIndexOf('/')))
    rest = last.keyword === 'additionalProperties' ? changed(rest, path, (part) => known(part, last)) : without(rest, path)
  } while (errors.length < MOST_ERRORS && !validate(rest))
  // They hold the value itself, which would stay in memory until another is refused.
  validate.errors = null
  return errors.slice(0, MOST_ERRORS)
}

function pathOf({ instancePath }: ErrorObject): string[] {
  return instancePath.split('/').slice(1).map(unescapePointer)
}

/** In place of the error for the first unknown field of an object one for each, ten at most. */
function eachUnknown(error: ErrorObject): ErrorObject[] {
  if (error.keyword !== 'additionalProperties') return [error]
  const unknown: ErrorObject[] = []
  for (const additionalProperty in error.data as object) {
    if (Object.hasOwn(error.parentSchema?.properties, additionalProperty)) continue
    unknown.push({ ...error, params: { additionalProperty } })
    if (unknown.length === MOST_ERRORS) break
  }
  return unknown
}

/** An object without the fields that its schema does not know. */
function known(part: unknown, { parentSchema }: ErrorObject): unknown {
  const names = Object.keys(parentSchema?.properties).filter((name) => Object.hasOwn(part as object, name))
  return Object.fromEntries(names.map((name) => [name, (part as Record<string, unknown>)[name]]))
}

/** A value without the part at `path`; where that is an element of an array, without the array. */
function without(value: unknown, path: readonly string[]): unknown {
  const key = path.at(-1) as string
  return changed(value, path.slice(0, -1), (part) => {
    if (Array.isArray(part)) return undefined
    const { [key]: _, ...rest } = part as Record<string, unknown>
    return rest
  })
}

/** A copy of a value with another part at `path`. */
function changed(value: unknown, [key, ...deeper]: readonly string[], change: (part: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  const copy: Record<string, unknown> = Array.isArray(value) ? (value.slice() as never) : { ...(value as object) }
  copy[key] = changed(copy[key], deeper, change)
  return copy
}

/** A segment of a JSON pointer as it is. Source: RFC 6901, section 4. */
export function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}
