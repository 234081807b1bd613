import { GIVEN_STATUS, givenSchema } from '../resource/given-schema.js'

/** A workflow that a test gives. */
export const GivenWorkflowSchema = givenSchema('A workflow', { status: GIVEN_STATUS })
