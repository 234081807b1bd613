import type { TSchema } from '@sinclair/typebox'
import { Ajv, type ValidateFunction } from 'ajv'

// The built package has another module in place of this one, with the validators that this one makes compiled beforehand:
// see scripts/validators.js.
let ajv: Ajv | undefined

/** Makes the validator of a schema. Our schemas are checked by the tests, not at each start. */
export function compile(schema: TSchema): ValidateFunction {
  ajv ??= new Ajv(AJV_OPTIONS)
  return ajv.compile(schema)
}

/**
 * Strict: nothing is coerced, removed or filled in. It ends at the first error, for a body can have as many errors as
 * characters; each error comes with the value and the schema it broke.
 */
export const AJV_OPTIONS = { allErrors: false, verbose: true, validateSchema: false }
