import t from 'tap'
import { bodyWithoutSecrets, formWithoutSecrets, isSecretField, withoutQuote } from '../../src/http/secret-fields.js'

t.test('a field is secret by its name, in any case', async (t) => {
  for (const name of ['client_secret', 'CODE', 'Refresh_Token', 'apiKey']) t.ok(isSecretField(name), name)
  for (const name of ['client_id', 'postalCode', '']) t.notOk(isSecretField(name), name)
})

t.test('what is kept of a body of JSON has no secret, however its name and value are spelled', async (t) => {
  for (const [body, kept] of [
    ['{"client_id":"c", "\\u0063lient_secret":"canary"}', '{"client_id":"c","client_secret":"[redacted]"}'],
    ['{"CODE":["canary"],"a":[{"password":{"b":"canary"}}]}', '{"CODE":"[redacted]","a":[{"password":"[redacted]"}]}'],
    ['{"code":"a","code":"canary"}', '{"code":"[redacted]"}'],
    ['{ "a": [1, null] }', '{ "a": [1, null] }'],
    ['"text"', '"text"']
  ] as const)
    t.equal(bodyWithoutSecrets(body, false), kept, body)
})

t.test('of a body that cannot be read nothing is kept where it may have a secret', async (t) => {
  for (const body of ['{"client_secret":"canary"', 'code=canary', '{"\\u0063":', '%63ode=canary', '-- name="Password"\n\ncanary'])
    t.equal(bodyWithoutSecrets(body, false), '[redacted]', body)
  t.equal(bodyWithoutSecrets('{"email":"a@b.c"', false), '{"email":"a@b.c"')
  t.equal(bodyWithoutSecrets(`${'['.repeat(201)}{"code":"canary"}${']'.repeat(201)}`, false), '[redacted]', 'nested too deep')
})

t.test('what is kept of a form has no secret, however its name is spelled and however often it comes', async (t) => {
  for (const [form, kept] of [
    ['client_id=c&code=canary', 'client_id=c&code=[redacted]'],
    ['%63ode=canary&x', '%63ode=[redacted]&x'],
    ['CODE=canary&code[]=canary&code%5Ba%5D=canary', 'CODE=[redacted]&code[]=[redacted]&code%5Ba%5D=[redacted]']
  ] as const) {
    t.equal(formWithoutSecrets(form), kept)
    t.equal(bodyWithoutSecrets(form, true), kept)
  }
})

t.test('what an error of the JSON parser quotes is left out', async (t) => {
  t.equal(withoutQuote(`Unexpected token 'x', "canary" is not valid JSON`), "Unexpected token 'x'")
  t.equal(withoutQuote(`Unexpected token 'x', ..."canary"... is not valid JSON`), "Unexpected token 'x'")
  t.equal(withoutQuote('Unterminated string in JSON at position 5'), 'Unterminated string in JSON at position 5')
})
