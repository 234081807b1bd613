import * as Type from '@sinclair/typebox'
import { FaultSchema } from '../control/schema.js'
import { RULES, STEPS } from '../rules/rules.js'

// What the emulator answers. Nothing is checked by these at run time; the tests hold real answers against them.

const text = Type.String()
const maybe = Type.Optional(text)
const orNull = Type.Union([Type.String(), Type.Null()])
const time = Type.String({ description: 'ISO 8601 in UTC with milliseconds', examples: ['2020-10-29T09:31:30.255Z'] })
const id = Type.String({ description: '20 letters and digits', examples: ['ocQHyuzHvysMo5N5VsXc'] })
const customFieldValues = Type.Array(Type.Object({ id: text, value: Type.Unknown() }))

export const Contact = Type.Object(
  {
    ...{ id, locationId: text, email: maybe, emailLowerCase: maybe },
    fingerprint: Type.String({ description: 'a version 1 UUID' }),
    ...{ timezone: maybe, country: maybe, source: maybe, dateAdded: time, customField: customFieldValues, tags: Type.Array(text) },
    ...{ firstName: maybe, firstNameLowerCase: maybe, lastName: maybe, lastNameLowerCase: maybe, fullNameLowerCase: maybe },
    ...{ name: maybe, phone: maybe, dateOfBirth: maybe, address1: maybe, city: maybe, state: maybe, postalCode: maybe },
    ...{ companyName: maybe, website: maybe, dnd: Type.Optional(Type.Boolean()), type: maybe }
  },
  {
    additionalProperties: false,
    description: 'What was not sent is absent. The keys in lower case and `type` only with fidelity `observed`.'
  }
)

export const ListedContact = Type.Object(
  {
    ...{ id, locationId: text, contactName: orNull, firstName: orNull, lastName: orNull, companyName: orNull, email: orNull },
    ...{ phone: orNull, dnd: Type.Boolean(), type: text, source: orNull, assignedTo: orNull, city: orNull, state: orNull },
    ...{ postalCode: orNull, address1: orNull, dateAdded: time, dateUpdated: time, dateOfBirth: orNull, tags: Type.Array(text) },
    ...{ country: orNull, website: orNull, timezone: orNull, customField: customFieldValues }
  },
  { additionalProperties: false }
)

const count = Type.Integer()
const countOrNull = Type.Union([count, Type.Null()])

export const ContactList = Type.Object({
  contacts: Type.Array(ListedContact),
  meta: Type.Object({
    ...{ total: count, nextPageUrl: orNull, startAfterId: orNull, startAfter: countOrNull },
    ...{ currentPage: count, nextPage: countOrNull, prevPage: countOrNull }
  })
})

export const Note = Type.Object({ id, body: text, createdBy: maybe, createdAt: time })
export const Task = Type.Object({ id, title: text, description: maybe, assignedTo: maybe, dueDate: text, isCompleted: Type.Boolean() })
export const CustomField = Type.Object({
  ...{ id, name: text, fieldKey: text, placeholder: text, position: Type.Number(), dataType: text },
  picklistOptions: Type.Optional(Type.Array(text))
})
export const Tag = Type.Object({ id, name: text, locationId: text })
export const LocationAnswer = Type.Object({
  ...{ id: text, name: text, country: text, timezone: text },
  settings: Type.Object({ allowDuplicateContact: Type.Boolean() })
})

/** 400, 401 and the like. */
export const Message = Type.Object({ msg: text }, { additionalProperties: false })
/** 422: from each field to what is wrong with it. */
export const FieldErrors = Type.Record(text, Type.Object({ message: text, rule: maybe, rules: maybe }))

export const ControlErrorAnswer = Type.Object({ error: Type.Object({ code: text, message: text }) })

export const ArmedFault = Type.Composite([FaultSchema, Type.Object({ locationId: orNull, left: count })])

export const Exchange = Type.Object({
  ...{ seq: count, position: Type.Optional(count), locationId: orNull, keyFingerprint: orNull, receivedAt: time },
  durationMs: Type.Number({ description: 'milliseconds' }),
  request: Type.Object({
    ...{ method: text, path: text, query: Type.Record(text, Type.Union([text, Type.Array(text)])), headers: Type.Record(text, text) },
    ...{ rawBody: orNull, body: Type.Unknown() }
  }),
  response: Type.Union([Type.Object({ status: count, headers: Type.Record(text, text), body: Type.Unknown() }), Type.Null()]),
  contactIds: Type.Array(text),
  fault: Type.Union([FaultSchema, Type.Null()]),
  reasons: Type.Array(text)
})

export const Rule = Type.Object({
  id: Type.Unsafe<string>({ type: 'string', enum: RULES.map((rule) => rule.id) }),
  step: Type.Unsafe<string>({ type: 'string', enum: [...STEPS] }),
  statement: text,
  provenance: Type.Unsafe<string>({ type: 'string', enum: ['documented', 'observed', 'assumed'] }),
  source: text,
  profiles: Type.Array(text)
})

export const Explanation = Type.Composite([
  Exchange,
  Type.Object({
    steps: Type.Array(
      Type.Object({
        step: Type.Unsafe<string>({ type: 'string', enum: [...STEPS] }),
        outcome: Type.Unsafe<string>({ type: 'string', enum: ['passed', 'decided', 'not reached'] }),
        rule: Type.Union([Rule, Type.Null()])
      })
    ),
    applied: Type.Array(Rule)
  })
])

export const Cleared = Type.Object({ contacts: count, exchanges: count, faults: count })
