import type * as Type from '@sinclair/typebox'
import { GivenServiceSchema, GivenTeamSchema } from '../v1/calendars/schema.js'
import { GivenCampaignSchema } from '../v1/campaigns/schema.js'
import { GivenPipelineSchema } from '../v1/pipelines/schema.js'
import { GivenSnapshotSchema } from '../v1/snapshots/schema.js'
import { GivenFormSchema, GivenSubmissionSchema, GivenSurveySchema } from '../v1/submissions/schema.js'
import { GivenUserSchema } from '../v1/users/schema.js'
import { GivenWorkflowSchema } from '../v1/workflows/schema.js'

/** What only the vendor's own pages can make, by kind: the schema of one. */
export const GIVEN = {
  campaigns: GivenCampaignSchema,
  workflows: GivenWorkflowSchema,
  pipelines: GivenPipelineSchema,
  users: GivenUserSchema,
  snapshots: GivenSnapshotSchema,
  teams: GivenTeamSchema,
  services: GivenServiceSchema,
  forms: GivenFormSchema,
  surveys: GivenSurveySchema,
  submissions: GivenSubmissionSchema
}

/** What a test gives of each kind to a location. */
export type GivenLists = { [Kind in keyof typeof GIVEN]: Type.Static<(typeof GIVEN)[Kind]>[] }

export const GIVEN_KINDS = Object.keys(GIVEN) as (keyof GivenLists)[]
