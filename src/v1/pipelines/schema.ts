import * as Type from '@sinclair/typebox'
import { GIVEN_ID, GIVEN_NAME, givenSchema } from '../resource/given-schema.js'

const stage = Type.Object({ id: GIVEN_ID, name: GIVEN_NAME }, { additionalProperties: false, description: 'A stage of a pipeline.' })

/** A pipeline that a test gives. */
export const GivenPipelineSchema = givenSchema('A pipeline', { stages: Type.Array(stage, { minItems: 1, description: 'In their order.' }) })
