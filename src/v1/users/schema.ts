import * as Type from '@sinclair/typebox'
import { PERMISSIONS, type Permissions } from '../../records/user.js'
import { each } from '../../validation/each.js'
import { text } from '../resource/text.js'

const TYPES = { description: '`account` or `agency`.' }
const ROLES = { description: '`admin` or `user`.' }

/** The body that makes or changes a user of an agency. What the last two may be is checked by the route, which has words of its own. */
export const UserSchema = Type.Object(
  {
    firstName: text('Needed.'),
    lastName: text('Needed.'),
    email: text('Needed.'),
    password: text('Ignored, and not kept.'),
    type: text('Needed: `account` or `agency`.'),
    role: text('Needed: `admin` or `user`.'),
    locationIds: Type.Optional(Type.Unknown({ description: 'Needed: a list of ids of locations of the agency.' })),
    permissions: Type.Optional(Type.Unknown({ description: 'Needed: an object of true and false; what is not in it is as usual.' }))
  },
  { description: 'A user as an agency sends it.' }
)
export type SentUser = Type.Static<typeof UserSchema>

/** A user that a test gives. */
export const GivenUserSchema = Type.Object(
  {
    id: Type.Optional(Type.String({ minLength: 1, description: 'Made of the names when not given.' })),
    firstName: Type.String(),
    lastName: text('Empty when not given.'),
    email: text('Empty when not given.'),
    phone: text('Empty when not given. Answered with fidelity `observed` alone.'),
    type: Type.Optional(Type.Union([Type.Literal('account'), Type.Literal('agency')], TYPES)),
    role: Type.Optional(Type.Union([Type.Literal('admin'), Type.Literal('user')], ROLES)),
    locationIds: Type.Optional(Type.Array(Type.String(), { description: 'Those in which the user works; this one when not given.' })),
    permissions: Type.Optional(
      Type.Object(each(Object.keys(PERMISSIONS) as (keyof Permissions)[], Type.Optional(Type.Boolean())), {
        additionalProperties: false,
        description: 'What is not in it is as usual.'
      })
    )
  },
  { additionalProperties: false, description: 'A user as the data file has it.' }
)
