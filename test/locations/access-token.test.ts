import fc from 'fast-check'
import t from 'tap'
import { isOfV2, type Token, tokenOf, tokenText } from '../../src/locations/access-token.js'

const TOKEN: Token = { kind: 'access', locationId: 'LOC', expires: 1_800_000_000 }

t.test('a token says what it was made of, and any other text says nothing', async (t) => {
  t.same(tokenOf(tokenText(TOKEN)), TOKEN)
  t.same(tokenOf(tokenText({ ...TOKEN, kind: 'refresh' })), { ...TOKEN, kind: 'refresh' })
  const [head, claims, signature] = tokenText(TOKEN).split('.')
  const signed = (other: unknown) => `${head}.${Buffer.from(JSON.stringify(other)).toString('base64url')}.${signature}`
  const others = [
    ...['', 'test-key', `${head}`, `${head}.x.${signature}`, `${head}.${claims}`, `${head}.${claims}.x`],
    ...[{}, { authClassId: 'LOC', exp: 1 }, { authClassId: 'LOC', kind: 'access' }, { authClassId: '/', kind: 'access', exp: 1 }].map(
      signed
    ),
    signed({ authClass: 'Location', authClassId: 'OTHER', kind: 'access', exp: TOKEN.expires })
  ]
  for (const other of others) t.equal(tokenOf(other), undefined, other)
})

t.test('a change of one character makes a token unknown', async () => {
  const text = tokenText(TOKEN)
  fc.assert(
    fc.property(fc.nat(text.length - 2), fc.constantFrom('A', 'b', '-', '.'), (at, character) => {
      const changed = text.slice(0, at) + character + text.slice(at + 1)
      return changed === text || tokenOf(changed) === undefined
    })
  )
})

t.test('tokens and private integration tokens are for version 2 alone', async (t) => {
  t.ok(isOfV2(tokenText(TOKEN)))
  t.ok(isOfV2('pit-x'))
  t.notOk(isOfV2('test-key'))
})

t.test('a token that ends at no time that a date can have is none, for anybody can make one', async (t) => {
  for (const expires of [-1e300, 1e300, 0.5, 8_640_000_000_001, -8_640_000_000_001])
    t.equal(tokenOf(tokenText({ ...TOKEN, expires })), undefined, String(expires))
})
