import type { Static, TSchema } from '@sinclair/typebox'
import { Ajv } from 'ajv'
import t from 'tap'
import type { ClockChange } from '../../../src/control/clock.js'
import * as control from '../../../src/control/schema.js'

import type { Fault } from '../../../src/faults/fault.js'
import type { CreateContact, SeedContact } from '../../../src/v1/contacts/contact.js'
import { CONTACT_FIELDS, CreateContactSchema, SeedContactSchema } from '../../../src/v1/contacts/schema.js'
import { wrongShape } from '../../../src/validation/validator.js'
import { fixture } from '../../fixtures.js'

/** An interface or an intersection, written out. */
type Flat<Type> = { [Key in keyof Type]: Type[Key] }

/** `true` where two types are the same: the same keys, as optional, with the same values. */
type Same<One, Other> = (<Any>() => Any extends Flat<One> ? 1 : 2) extends <Any>() => Any extends Flat<Other> ? 1 : 2 ? true : false

t.test('the types that users see are those that the schemas accept', async (t) => {
  // The compiler is the test; a type that differs stops the build.
  const agreements: [
    Same<CreateContact, Static<typeof CreateContactSchema>>,
    Same<SeedContact, Static<typeof SeedContactSchema>>,
    Same<ClockChange, Static<typeof control.SetClockSchema>>,
    Same<Record<keyof Fault, 1>, Record<keyof Static<typeof control.FaultSchema>, 1>>
  ] = [true, true, true, true]
  // And so that it can be relied on: types that differ are told apart.
  const differences: [Same<{ a?: string }, object>, Same<{ a?: string }, { a: string }>, Same<{ a: string }, { a: unknown }>] = [
    false,
    false,
    false
  ]
  t.same([agreements.includes(false as true), differences.includes(true as false)], [false, false])
})

const SCHEMAS: Record<string, TSchema> = {
  CreateContactSchema,
  SeedContactSchema,
  ...Object.fromEntries(Object.entries(control).filter((pair): pair is [string, TSchema & (typeof pair)[1]] => typeof pair[1] === 'object'))
}

for (const [name, schema] of Object.entries(SCHEMAS)) {
  t.test(`${name} is a valid JSON Schema, by the strictest reading`, async (t) => {
    const ajv = new Ajv({ strict: true, validateSchema: true, allowUnionTypes: false })
    t.ok(ajv.validateSchema(schema), ajv.errorsText(ajv.errors))
    t.doesNotThrow(() => ajv.compile(schema))
  })
}

const BODY = JSON.parse(fixture('create-contact/body.json'))

t.test('the documented example fits, field by field', async (t) => {
  t.same(wrongShape(CreateContactSchema, BODY), [])
  t.same(
    Object.keys(BODY).filter((name) => !CONTACT_FIELDS.includes(name)),
    []
  )
})

t.test('the documented answer fits as a contact to start with', async (t) => {
  const { __moreField__, ...contact } = JSON.parse(fixture('create-contact/200.json')).contact
  t.same(wrongShape(SeedContactSchema, contact), [])
})

const TYPES: Record<string, [good: unknown[], bad: unknown[]]> = {
  dnd: [
    [true, false],
    [null, 'true', 1, []]
  ],
  tags: [
    [[], ['a', '']],
    [null, 'a', [1], {}]
  ],
  customField: [
    [{}, { id: null, other: [1, { a: 1 }] }],
    [null, 'a', 5, true]
  ]
}
const TEXT: [unknown[], unknown[]] = [
  ['', ' ', 'x'.repeat(10_000)],
  [null, 5, true, [], {}]
]

for (const name of CONTACT_FIELDS) {
  t.test(`${name} takes its documented type alone, in a request and in a contact to start with`, async (t) => {
    const [good, bad] = TYPES[name] ?? TEXT
    for (const schema of [CreateContactSchema, SeedContactSchema]) {
      for (const value of good) t.same(wrongShape(schema, { [name]: value }), [])
      for (const value of bad) t.not(wrongShape(schema, { [name]: value }).length, 0)
    }
  })
}

t.test('a request may have fields that are not documented, a contact to start with may not', async (t) => {
  t.same(wrongShape(CreateContactSchema, { assignedTo: 1, id: 5 }), [])
  t.equal(wrongShape(SeedContactSchema, { assignedTo: 'x' }).length, 1)
})

const SEEDS: [seed: object, fits: boolean][] = [
  [{}, true],
  [{ id: 'x', locationId: '', fingerprint: '', emailLowerCase: '' }, true],
  [{ id: '' }, false],
  [{ dateAdded: '2020-01-01T00:00:00Z' }, true],
  [{ dateAdded: '2020-01-01T00:00:00.123+01:00' }, true],
  [{ dateAdded: '2020-12-31T23:59:59.9-23:59' }, true],
  [{ dateAdded: '2019-09-19T19:59:09+19:30' }, true],
  [{ dateAdded: '2020-00-01T00:00:00Z' }, false],
  [{ dateAdded: '2020-01-00T00:00:00Z' }, false],
  [{ dateAdded: '2020-13-01T00:00:00Z' }, false],
  [{ dateAdded: '2020-01-32T00:00:00Z' }, false],
  [{ dateAdded: '2020-01-01T24:00:00Z' }, false],
  [{ dateAdded: '2020-01-01T00:60:00Z' }, false],
  [{ dateAdded: '2020-01-01T00:00:00+24:00' }, false],
  [{ dateAdded: '2020-01-01' }, false],
  [{ dateAdded: '2020-01-01T00:00:00' }, false],
  [{ dateAdded: 'x2020-01-01T00:00:00Z' }, false],
  [{ customField: [{ id: 'a', value: null }] }, true],
  [{ customField: [{ id: 'a' }] }, false],
  [{ customField: [{ id: 5, value: 1 }] }, false],
  [{ customField: [{ id: 'a', value: 1, more: 1 }] }, false]
]

for (const [seed, fits] of SEEDS) {
  t.test(`${JSON.stringify(seed)} ${fits ? 'can' : 'cannot'} be a contact to start with`, async (t) => {
    t.equal(wrongShape(SeedContactSchema, seed).length === 0, fits)
  })
}
