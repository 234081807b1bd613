import * as Type from '@sinclair/typebox'

/** The body that makes or changes a custom value. */
export const CustomValueSchema = Type.Object(
  {
    name: Type.Optional(Type.String({ description: 'Its key is made of it.' })),
    value: Type.Optional(Type.String({ description: 'What stands in place of the key.' }))
  },
  { description: 'A custom value as a client sends it. Name and value are needed.' }
)
export type SentCustomValue = Type.Static<typeof CustomValueSchema>
