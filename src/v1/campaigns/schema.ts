import * as Type from '@sinclair/typebox'

/** A campaign that a test gives. */
export const GivenCampaignSchema = Type.Object(
  {
    id: Type.Optional(Type.String({ minLength: 1, description: 'Made of the name when not given.' })),
    name: Type.String({ description: 'What people call it.' }),
    status: Type.Optional(
      Type.Union([Type.Literal('draft'), Type.Literal('published')], { description: 'Whether it is at work; `published` when not given.' })
    )
  },
  { additionalProperties: false, description: 'A campaign as the data file has it.' }
)
export type GivenCampaign = Type.Static<typeof GivenCampaignSchema>
