import type { TSchema } from '@sinclair/typebox'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'

// One compiler, and one compiled validator a schema, for all emulators of a process: they depend on nothing else.
let ajv: Ajv | undefined
const compiled = new WeakMap<TSchema, ValidateFunction>()

/**
 * The validator of a schema: strict, so it coerces, removes and fills in nothing. Our schemas are checked by the
 * tests, not at each start.
 */
export function validatorFunction(schema: TSchema): ValidateFunction {
  const known = compiled.get(schema)
  if (known) return known
  ajv ??= new Ajv({ allErrors: true, verbose: true, validateSchema: false })
  const validate = ajv.compile(schema)
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
