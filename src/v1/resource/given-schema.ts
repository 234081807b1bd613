import * as Type from '@sinclair/typebox'

/** What each thing that a test gives has; `GivenData` has the types. */
export const GIVEN_ID = Type.Optional(Type.String({ minLength: 1, description: 'Made of the name when not given.' }))
export const GIVEN_NAME = Type.String({ description: 'What people call it.' })
export const GIVEN_STATUS = Type.Optional(
  Type.Union([Type.Literal('draft'), Type.Literal('published')], { description: 'Whether it is at work; `published` when not given.' })
)

/** What a test gives of one kind, which has a name. */
export function givenSchema<More extends Type.TProperties>(called: string, more: More) {
  return Type.Object(
    { id: GIVEN_ID, name: GIVEN_NAME, ...more },
    { additionalProperties: false, description: `${called} as the data file has it.` }
  )
}
