import * as Type from '@sinclair/typebox'

const id = Type.Optional(Type.String({ minLength: 1, description: 'Made of the name when not given.' }))
const name = Type.String({ description: 'What people call it.' })

/** A pipeline that a test gives. */
export const GivenPipelineSchema = Type.Object(
  {
    id,
    name,
    stages: Type.Array(Type.Object({ id, name }, { additionalProperties: false, description: 'A stage of a pipeline.' }), {
      minItems: 1,
      description: 'In their order.'
    })
  },
  { additionalProperties: false, description: 'A pipeline as the data file has it.' }
)
export type GivenPipeline = Type.Static<typeof GivenPipelineSchema>
