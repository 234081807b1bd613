import * as Type from '@sinclair/typebox'
import { givenSchema } from '../resource/given-schema.js'

/** A snapshot that a test gives. */
export const GivenSnapshotSchema = givenSchema('A snapshot of an agency', {
  type: Type.Optional(Type.String({ description: 'Such as `imported`; `own` when not given.' }))
})
