import type { TSchema } from '@sinclair/typebox'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { compile } from './compile.js'

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

/** The same, compiled when the first value comes: a route that nobody calls costs nothing. */
export function lazyValidator(schema: TSchema): (value: unknown) => boolean {
  const lazy = Object.assign(
    (value: unknown): boolean => {
      const validate = validatorFunction(schema)
      const fits = validate(value)
      lazy.errors = validate.errors ?? null
      return fits
    },
    { errors: null as ErrorObject[] | null }
  )
  return lazy
}

export function wrongShape(schema: TSchema, value: unknown): readonly ErrorObject[] {
  const validate = validatorFunction(schema)
  return validate(value) ? [] : (validate.errors as ErrorObject[])
}
