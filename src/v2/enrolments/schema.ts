import * as Type from '@sinclair/typebox'

/** The body that puts a contact into a workflow, or takes it out. */
export const V2WorkflowSchema = Type.Object(
  { eventStartTime: Type.Optional(Type.String({ description: 'Such as `2021-06-23T03:30:00+01:00`; kept as sent.' })) },
  { additionalProperties: false, description: 'When the event begins that a workflow is about.' }
)
/** The body that puts a contact into a campaign. */
export const V2CampaignSchema = Type.Object({}, { additionalProperties: false, description: 'Nothing.' })
export type SentV2Enrolment = Type.Static<typeof V2WorkflowSchema>
