import * as Type from '@sinclair/typebox'
import { SeedContactSchema } from '../v1/contacts/schema.js'

const strict = { additionalProperties: false }
const texts = Type.Record(Type.String(), Type.String())
const milliseconds = (most: number) => Type.Integer({ minimum: 0, maximum: most })

/** The longest that a call may wait. */
export const LONGEST_WAIT_MS = 120_000
export const DEFAULT_WAIT_MS = 2000

const request = {
  method: Type.Optional(Type.String()),
  path: Type.Optional(Type.String()),
  query: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  headers: Type.Optional(texts),
  body: Type.Optional(Type.Unknown())
}

const RequestMatch = Type.Object({ ...request, status: Type.Optional(Type.Union([Type.Integer(), Type.Null()])) }, strict)
const FaultMatch = Type.Object(request, strict)

const CONTACT_PARTS = [...Object.keys(SeedContactSchema.properties)]
const ContactMatch = Type.Object(Object.fromEntries(CONTACT_PARTS.map((name) => [name, Type.Optional(Type.Unknown())])), strict)

export const PutContactsSchema = Type.Object({ contacts: Type.Array(SeedContactSchema) }, strict)

export const WaitForRequestSchema = Type.Object(
  {
    match: Type.Optional(RequestMatch),
    since: Type.Optional(Type.Integer({ minimum: 0 })),
    timeoutMs: Type.Optional(milliseconds(LONGEST_WAIT_MS))
  },
  strict
)

export const WaitForContactSchema = Type.Object(
  { match: Type.Optional(ContactMatch), timeoutMs: Type.Optional(milliseconds(LONGEST_WAIT_MS)) },
  strict
)

export const FaultSchema = Type.Object(
  {
    status: Type.Optional(Type.Integer({ minimum: 200, maximum: 599 })),
    body: Type.Optional(Type.Unknown()),
    headers: Type.Optional(texts),
    delayMs: Type.Optional(Type.Integer({ minimum: 1, maximum: 600_000 })),
    connection: Type.Optional(Type.Unsafe({ type: 'string', enum: ['reset-before', 'reset-after', 'truncate'] })),
    after: Type.Optional(Type.Literal('store')),
    times: Type.Optional(Type.Union([Type.Integer({ minimum: 1 }), Type.Literal('always')])),
    match: Type.Optional(FaultMatch)
  },
  strict
)

export const SetClockSchema = Type.Object({ now: Type.Optional(Type.String()), advanceMs: Type.Optional(Type.Integer()) }, strict)
