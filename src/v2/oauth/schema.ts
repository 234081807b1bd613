import * as Type from '@sinclair/typebox'

const text = (description: string) => Type.Optional(Type.String({ description }))
const oneOf = <Value extends string>(choices: readonly Value[], description: string) =>
  Type.Unsafe<Value>({ type: 'string', enum: [...choices], description })

/** The form that asks for a token. */
export const V2GrantSchema = Type.Object(
  {
    client_id: Type.String({ minLength: 1, description: 'Any: the emulator cannot know yours.' }),
    client_secret: Type.String({ minLength: 1, description: 'Any.' }),
    grant_type: oneOf(['authorization_code', 'refresh_token', 'client_credentials'], 'The last is not served.'),
    code: text('The id of a location, or a key that opens one.'),
    refresh_token: text('That of an answer before.'),
    user_type: Type.Optional(oneOf(['Company', 'Location'], 'The first is not served.')),
    redirect_uri: text('Any.')
  },
  { additionalProperties: false, description: 'What a token is asked for with.' }
)
export type SentGrant = Type.Static<typeof V2GrantSchema>
