import type * as Type from '@sinclair/typebox'
import { GivenCampaign } from '../v1/campaigns/schema.js'
import { GivenPipeline } from '../v1/pipelines/schema.js'
import { GivenWorkflow } from '../v1/workflows/schema.js'

/** What only the vendor's own pages can make, by kind: the schema of one. */
export const GIVEN = { campaigns: GivenCampaign, workflows: GivenWorkflow, pipelines: GivenPipeline }

/** What a test gives of it, by kind: one. */
export type GivenOne = { [Kind in keyof typeof GIVEN]: Type.Static<(typeof GIVEN)[Kind]> }

/** What a test gives of it to a location. */
export type GivenData = { [Kind in keyof GivenOne]?: GivenOne[Kind][] }

export const GIVEN_KINDS = Object.keys(GIVEN) as (keyof GivenData)[]
