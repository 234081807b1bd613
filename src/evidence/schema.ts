import * as Type from '@sinclair/typebox'

const strict = { additionalProperties: false }

export const EvidenceSchema = Type.Object(
  {
    title: Type.Optional(Type.String({ maxLength: 2000, description: 'What failed, such as the name of a test.' })),
    folder: Type.Optional(Type.String({ maxLength: 4096, description: 'Where the files will be, for the summary.' })),
    run: Type.Optional(
      Type.Object(
        {
          command: Type.Array(Type.String({ maxLength: 20_000 }), {
            minItems: 1,
            maxItems: 10_000,
            description: 'The command and its arguments.'
          }),
          exitCode: Type.Integer({ description: 'What it ended with.' }),
          intercept: Type.Optional(Type.Boolean({ description: 'Whether it was run with `exec --intercept`.' }))
        },
        { ...strict, description: 'The command that `exec` ran.' }
      )
    )
  },
  strict
)
