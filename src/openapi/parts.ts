import * as Type from '@sinclair/typebox'
import { STEPS } from '../rules/rule.js'

// What schemas of answers are made of.

export const text = Type.String()
export const maybe = Type.Optional(text)
export const orNull = Type.Unsafe<string | null>({ type: ['string', 'null'] })
export const texts = Type.Array(text)
export const count = Type.Integer()
export const time = Type.String({ description: 'ISO 8601 in UTC with milliseconds', examples: ['2020-10-29T09:31:30.255Z'] })
export const id = Type.String({ description: '20 letters and digits', examples: ['ocQHyuzHvysMo5N5VsXc'] })
export const oneOf = (values: readonly string[], description: string) =>
  Type.Unsafe<string>({ type: 'string', enum: [...values], description })
export const said = (description: string, schema: Type.TSchema = text) => ({ ...schema, description }) as Type.TSchema
export const maybeSaid = (description: string, schema: Type.TSchema = text) => Type.Optional(said(description, schema))
export const step = oneOf(STEPS, 'A station on the way of a request.')
