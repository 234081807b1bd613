import * as Type from '@sinclair/typebox'

export const V2FollowersSchema = Type.Object(
  { followers: Type.Array(Type.String(), { description: 'The ids of users.' }) },
  { additionalProperties: false, description: 'Who follows a contact.' }
)
export type SentFollowers = Type.Static<typeof V2FollowersSchema>
