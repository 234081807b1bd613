import fc from 'fast-check'
import { locationIdOf } from '../../src/locations/accepted-keys.js'
import { tokenText } from '../../src/locations/access-token.js'
import { SECRET } from './judge.js'
import { text } from './values.js'
import type { Text } from './wire.js'

/** Where a token is asked for. */
export const GRANT = '/oauth/token'

/** That of the first key. */
export const LOCATION = locationIdOf(`test-${SECRET}-one`)
const FAR = 8_000_000_000
/** Tokens of OAuth: a good one, one that has expired, one that renews, and those that no client was ever given. */
export const TOKENS = [
  tokenText({ kind: 'access', locationId: LOCATION, expires: FAR }),
  tokenText({ kind: 'access', locationId: LOCATION, expires: 1 }),
  tokenText({ kind: 'refresh', locationId: LOCATION, expires: FAR }),
  tokenText({ kind: 'access', locationId: LOCATION, expires: -1e300 }),
  tokenText({ kind: 'refresh', locationId: `${LOCATION}-`, expires: -0.5 })
]
const [, , REFRESH] = TOKENS as [string, string, string]

// As a client spells them, or nearly.
const NAMES = ['code', 'refresh_token', 'client_secret', 'Client_Secret', 'CODE', 'access_token', 'password']
const secret = fc.constantFrom(`test-${SECRET}-one`, `${SECRET}`, `x"\\${SECRET}&=`, `${'a'.repeat(70)}${SECRET}`, REFRESH, 'test-')
const fields = fc
  .tuple(
    fc.constantFrom('authorization_code', 'authorization_code', 'refresh_token', 'client_credentials', 'x'),
    fc.array(fc.tuple(fc.constantFrom(...NAMES), secret), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom('user_type', 'redirect_uri', 'x', '__proto__'), text), { maxLength: 2 })
  )
  .map(([grant, secrets, others]) => [
    ...([
      ['client_id', 'c'],
      ['client_secret', SECRET],
      ['grant_type', grant]
    ] as [string, string][]),
    ...secrets,
    ...others
  ])
type Fields = [name: string, value: string][]

const percents = (text: string) => text.replace(/[A-Za-z]/, (first) => `%${first.charCodeAt(0).toString(16)}`)
const escapes = (text: string) => JSON.stringify(text).replace(/[A-Za-z]/, (first) => `\\u00${first.charCodeAt(0).toString(16)}`)
const asForm = (fields: Fields, spelled: (text: string) => string) =>
  fields.map(([name, value]) => `${spelled(encodeURIComponent(name))}=${encodeURIComponent(Buffer.from(value).toString())}`).join('&')
const asJson = (fields: Fields, spelled: (text: string) => string) =>
  `{${fields.map(([name, value], index) => `${spelled(name)}:${index % 4 === 3 ? `[${JSON.stringify(value)}]` : JSON.stringify(value)}`).join(',')}}`

/** What a token is asked for with: a form or JSON, in several spellings, now and then cut. */
export const grantOf: fc.Arbitrary<Text> = fc
  .tuple(fields as fc.Arbitrary<Fields>, fc.constantFrom(0, 1, 2, 3), fc.option(fc.nat(), { nil: undefined, freq: 4 }))
  .map(([fields, spelling, cut]) => {
    const whole = [
      () => asForm(fields, (name) => name),
      () => asForm(fields, percents),
      () => asJson(fields, JSON.stringify),
      () => asJson(fields, escapes)
    ][spelling]?.() as string
    return cut === undefined ? whole : whole.slice(0, cut % (whole.length + 1))
  })
