import t from 'tap'
import { whyNoMatch } from '../../src/match/check.js'

const ADVICE = 'give the parts wanted as plain values, such as { body: { email: "john@deo.com" } }'
const nested = (levels: number): object => (levels === 0 ? {} : { a: nested(levels - 1) })

const PLAIN: unknown[] = [
  {},
  { body: { email: 'john@deo.com', tags: ['a', null, true, 0, -1.5, { b: [] }] } },
  Object.assign(Object.create(null), { status: 200 }),
  null
]

for (const match of PLAIN) t.test(`${JSON.stringify(match)} can be a match`, async (t) => t.equal(whyNoMatch(match), undefined))

class Wanted {}

const NOT_PLAIN: [what: string, match: unknown, why: string][] = [
  ['no match', undefined, `the match is undefined; leave it out, or ${ADVICE}`],
  ['undefined', { body: { email: undefined } }, `body.email is undefined; leave it out, or ${ADVICE}`],
  ['undefined in an array', { body: { tags: ['a', undefined] } }, `body.tags.1 is undefined; leave it out, or ${ADVICE}`],
  ['a function', () => true, `the match is a function, and matches are data; ${ADVICE}, and check the rest of what comes back`],
  ['a bigint', { status: 200n }, `status is a bigint, and matches are data; ${ADVICE}, and check the rest of what comes back`],
  ['a RegExp', { body: { email: /deo/ } }, 'body.email is a RegExp; write matching(/deo/) instead'],
  ['a Date', { body: new Date(0) }, `body is a Date, and matches are plain data; ${ADVICE}`],
  ['an instance of a class', new Wanted(), `the match is a Wanted, and matches are plain data; ${ADVICE}`],
  ['what has no constructor', Object.create(Object.create(null)), `the match is a class instance, and matches are plain data; ${ADVICE}`],
  ['NaN', { status: Number.NaN }, `status is NaN, which JSON does not have; ${ADVICE}`],
  ['infinity', { status: Number.POSITIVE_INFINITY }, `status is Infinity, which JSON does not have; ${ADVICE}`],
  ['201 levels', nested(201), 'the match is nested deeper than 200 levels']
]

for (const [what, match, why] of NOT_PLAIN) {
  t.test(`a match with ${what} is refused with what to write instead`, async (t) => t.equal(whyNoMatch(match), why))
}

t.test('200 levels can be a match', async (t) => t.equal(whyNoMatch(nested(200)), undefined))
