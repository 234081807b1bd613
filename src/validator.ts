import type { TSchema } from '@sinclair/typebox'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'

/** What is wrong with a value; none where it fits its schema. */
export type Validate = (value: unknown) => readonly ErrorObject[]

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

export function wrongShape(schema: TSchema, value: unknown): readonly ErrorObject[] {
  const validate = validatorFunction(schema)
  return validate(value) ? [] : (validate.errors ?? [])
}
