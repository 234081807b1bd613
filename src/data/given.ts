import type * as Type from '@sinclair/typebox'
import { GivenService, GivenTeam } from '../v1/calendars/schema.js'
import { GivenCampaign } from '../v1/campaigns/schema.js'
import { GivenPipeline } from '../v1/pipelines/schema.js'
import { GivenSnapshot } from '../v1/snapshots/schema.js'
import { GivenUser } from '../v1/users/schema.js'
import { GivenWorkflow } from '../v1/workflows/schema.js'

/** What only the vendor's own pages can make, by kind: the schema of one. */
export const GIVEN = {
  campaigns: GivenCampaign,
  workflows: GivenWorkflow,
  pipelines: GivenPipeline,
  users: GivenUser,
  snapshots: GivenSnapshot,
  teams: GivenTeam,
  services: GivenService
}

/** What a test gives of each kind to a location. */
export type GivenLists = { [Kind in keyof typeof GIVEN]: Type.Static<(typeof GIVEN)[Kind]>[] }

export type GivenData = Partial<GivenLists>

export const GIVEN_KINDS = Object.keys(GIVEN) as (keyof GivenData)[]
