import * as Type from '@sinclair/typebox'

/** A workflow that a test gives. */
export const GivenWorkflowSchema = Type.Object(
  {
    id: Type.Optional(Type.String({ minLength: 1, description: 'Made of the name when not given.' })),
    name: Type.String({ description: 'What people call it.' }),
    status: Type.Optional(
      Type.Union([Type.Literal('draft'), Type.Literal('published')], { description: 'Whether it is at work; `published` when not given.' })
    )
  },
  { additionalProperties: false, description: 'A workflow as the data file has it.' }
)
export type GivenWorkflow = Type.Static<typeof GivenWorkflowSchema>
