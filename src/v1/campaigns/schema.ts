import { GIVEN_STATUS, givenSchema } from '../resource/given-schema.js'

/** A campaign that a test gives. */
export const GivenCampaignSchema = givenSchema('A campaign', { status: GIVEN_STATUS })
