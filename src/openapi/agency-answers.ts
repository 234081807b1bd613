import * as Type from '@sinclair/typebox'
import { PERMISSIONS } from '../records/user.js'
import { each } from '../validation/each.js'

// As in answers.ts: each stands in the document once, under its name here.

const text = Type.String()
const names = Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]

export const User = Type.Object(
  {
    id: text,
    name: Type.Optional(Type.String({ description: 'Only with fidelity `observed`.' })),
    ...{ firstName: text, lastName: text, email: text },
    phone: Type.Optional(Type.String({ description: 'Only with fidelity `observed`.' })),
    roles: Type.Object({
      type: Type.Unsafe<string>({ type: 'string', enum: ['account', 'agency'] }),
      role: Type.Unsafe<string>({ type: 'string', enum: ['admin', 'user'] }),
      locationIds: Type.Array(text, { description: 'The locations in which the user works.' })
    }),
    permissions: Type.Object(each(names, Type.Boolean()), { description: 'What the user may do or see.' })
  },
  { additionalProperties: false, description: 'Somebody who works in an agency or a location.' }
)

export const Users = Type.Object({ users: Type.Array(User) }, { description: 'Users.' })

export const Snapshot = Type.Object(
  { id: text, name: text, type: Type.String({ description: 'Such as `own` or `imported`.' }) },
  { additionalProperties: false, description: 'A copy of what a location was set up with. An agency has it.' }
)

export const LocationIds = Type.Object({ locationIds: Type.Array(text) }, { description: 'The ids of locations.' })
