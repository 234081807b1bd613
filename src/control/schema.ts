import * as Type from '@sinclair/typebox'
import { CreateContactSchema, SeedContactSchema } from '../v1/contacts/schema.js'

const strict = { additionalProperties: false }
const texts = Type.Record(Type.String(), Type.String())
const milliseconds = (most: number) => Type.Integer({ minimum: 0, maximum: most })

/** The longest that a call may wait. */
export const LONGEST_WAIT_MS = 120_000
export const DEFAULT_WAIT_MS = 2000

/** What stands in a match in place of a value; `readMatch` says which there are. */
export const MatcherSchema = Type.Object(
  {
    $anything: Type.Optional(Type.Boolean({ description: '`true`: any value that is there.' })),
    $absent: Type.Optional(Type.Boolean({ description: '`true`: no value.' })),
    $matching: Type.Optional(Type.String({ description: 'A text in which this pattern is found, as RE2 reads it.' })),
    $flags: Type.Optional(Type.String({ description: 'Of the pattern: `i`, `m`, `s`.' })),
    $greaterThan: Type.Optional(Type.Number({ description: 'A greater number.' }))
  },
  { ...strict, description: 'In a match, in place of a value: one of these.' }
)
const textOrMatcher = Type.Union([Type.String(), MatcherSchema])

const request = {
  method: Type.Optional(textOrMatcher),
  path: Type.Optional(textOrMatcher),
  query: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  headers: Type.Optional(Type.Record(Type.String(), textOrMatcher)),
  body: Type.Optional(Type.Unknown())
}

const RequestMatch = Type.Object({ ...request, status: Type.Optional(Type.Union([Type.Integer(), Type.Null(), MatcherSchema])) }, strict)
const FaultMatch = Type.Object(request, strict)

const CONTACT_PARTS = [...Object.keys(SeedContactSchema.properties)]
const ContactMatch = Type.Object(Object.fromEntries(CONTACT_PARTS.map((name) => [name, Type.Optional(Type.Unknown())])), strict)

export const PutContactsSchema = Type.Object({ contacts: Type.Array(SeedContactSchema) }, strict)

export const ListRequestsSchema = Type.Object(
  {
    match: Type.Optional(RequestMatch),
    since: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 0 }))
  },
  strict
)

/** The fields of a contact that are changed by hand; the others stay. */
export const ChangeContactSchema = Type.Object(CreateContactSchema.properties, strict)

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

const count = Type.Integer({ minimum: 0 })
const since = Type.Optional(Type.Integer({ minimum: 0 }))
const expecting = {
  times: Type.Optional(
    Type.Union([count, Type.Literal('never'), Type.Object({ atLeast: Type.Optional(count), atMost: Type.Optional(count) }, strict)])
  ),
  within: Type.Optional(milliseconds(LONGEST_WAIT_MS)),
  quietMs: Type.Optional(milliseconds(LONGEST_WAIT_MS))
}

export const ExpectRequestsSchema = Type.Object({ match: Type.Optional(RequestMatch), since, ...expecting }, strict)

export const ExpectSequenceSchema = Type.Object(
  { matches: Type.Array(RequestMatch, { minItems: 1, maxItems: 100 }), since, within: expecting.within },
  strict
)

export const ExpectContactsSchema = Type.Object({ match: Type.Optional(ContactMatch), ...expecting }, strict)

export const FaultSchema = Type.Object(
  {
    status: Type.Optional(Type.Integer({ minimum: 200, maximum: 599 })),
    body: Type.Optional(Type.Unknown()),
    headers: Type.Optional(texts),
    delayMs: Type.Optional(Type.Integer({ minimum: 1, maximum: 600_000 })),
    connection: Type.Optional(Type.Unsafe({ type: 'string', enum: ['reset-before', 'reset-after', 'truncate'] })),
    after: Type.Optional(Type.Literal('store')),
    times: Type.Optional(Type.Union([Type.Integer({ minimum: 1 }), Type.Literal('always')])),
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    match: Type.Optional(FaultMatch)
  },
  strict
)

export const SetClockSchema = Type.Object({ now: Type.Optional(Type.String()), advanceMs: Type.Optional(Type.Integer()) }, strict)

/** A snapshot of a location; what is in `state` is guarded by `digest`. */
export const SnapshotSchema = Type.Object(
  {
    snapshot: Type.Integer({ description: 'The form of it.' }),
    locationId: Type.String({ description: 'Of which location it was taken.' }),
    state: Type.Object({}, { description: 'What the location held.' }),
    digest: Type.String({ description: 'Guards `state` against changes.' })
  },
  { ...strict, description: 'All that a location holds but its journal.' }
)
