import t from 'tap'
import { Entry, fieldsOf, LONG } from '../../src/journal/entry.js'
import { reasonsOf, viewOf } from '../../src/journal/view.js'

t.test('no header that may hold a key is kept, whatever its case', async (t) => {
  const secret = ['Authorization', 'X-Api-Key', 'COOKIE', 'Set-Cookie', 'X-Auth', 'Proxy-Authorization', 'X-Token', 'Client-Secret']
  const headers = [...secret.flatMap((name) => [name, 'Bearer canary']), 'Host', 'key']
  const entry = new Entry('GET', '/', headers, 0)
  t.equal(entry.rawHeaders, [...secret.flatMap((name) => [name, '[redacted]']), 'Host', 'key'].join('\n'))
  t.notMatch(JSON.stringify(viewOf(entry)), 'canary')
})

t.test('no parameter that may hold a key is kept', async (t) => {
  t.equal(new Entry('GET', '/v1/contacts?api_key=canary', [], 0).url, '/v1/contacts?api_key=[redacted]')
})

t.test('its size grows with what it holds', async (t) => {
  const small = new Entry('POST', '/v1/contacts', [], 0)
  small.close(200, { 'content-type': 'application/json', 'content-length': 14 }, '')
  const large = new Entry('GET', `/${'x'.repeat(400)}`, ['X', 'y'.repeat(500)], 0)
  large.rawBody = 'z'.repeat(1000)
  large.close(200, {}, 'z'.repeat(1000))
  t.ok(large.bytes - small.bytes >= 2880)
})

t.test(
  'what of its body was ignored is worked out when somebody looks, of a long body at once, and either way without the key',
  async (t) => {
    for (const length of [LONG, LONG + 1]) {
      const entry = new Entry('POST', '/v1/contacts', ['Authorization', 'Bearer tenletters'], 0)
      entry.rawBody = '{"tenletters":1}'.padEnd(length)
      let times = 0
      entry.tellIgnored({ tenletters: 1 }, (body) => {
        times++
        return Object.keys(body as object).map((name) => `${name} was ignored`)
      })
      t.equal(times, length > LONG ? 1 : 0)
      t.same(reasonsOf(entry), ['[redacted] was ignored'])
    }
  }
)

const KEY = 'tenletters'
const withKey = () => new Entry('POST', '/v1/contacts', ['Authorization', `Bearer ${KEY}`], 0)

t.test('the names of the fields of a short body are kept, unless something of it is hidden', async (t) => {
  const fieldsOfBody = (text: string, longest = 2000) => {
    const entry = withKey()
    entry.rawBody = text.padEnd(longest)
    entry.readAs(JSON.parse(text), text.padEnd(longest))
    return entry.fields
  }
  t.strictSame(fieldsOfBody('{"email":"a@b.c","tags":[]}'), ['email', 'tags'])
  t.equal(fieldsOfBody('{"email":"a@b.c"}', 2001), undefined, 'a long one is read again')
  t.equal(fieldsOfBody(`{"${KEY}":1}`), undefined, 'a name of it was the key')
  for (const body of [[1], null, 'x']) t.strictSame(fieldsOf(body), [])
})

t.test('a form is kept without the key, however it is spelled there', async (t) => {
  for (const [text, kept] of [
    ['email=a', 'email=a'],
    ['email=%74enletters', '[redacted]']
  ] as const) {
    const entry = withKey()
    entry.rawBody = text
    t.notOk(entry.isForm)
    entry.readAsForm()
    t.ok(entry.isForm)
    t.equal(entry.rawBody, kept)
  }
})

t.test('other secrets that came with it are in no reason and no answer; one that is too short to be searched for is', async (t) => {
  const entry = new Entry('POST', '/oauth/token', [], 0)
  entry.alsoHide(['abcde', 'code', 'refresh-token'])
  entry.because('abcde, code and refresh-token')
  entry.close(200, {}, '{"a":"abcde","b":"code","c":"refresh-token"}')
  t.strictSame(entry.reasons, ['[redacted], code and [redacted]'])
  t.equal(entry.responseBody, '{"a":"[redacted]","b":"code","c":"[redacted]"}')
})

t.test('a refusal may quote the beginning of a key and cut it, and keeps nothing of that; another answer is left as it is', async (t) => {
  for (const [status, kept] of [
    [399, '"tenlett…"'],
    [400, '"[redacted]…"'],
    [422, '"[redacted]…"'],
    [null, '"tenlett…"']
  ] as const) {
    const entry = withKey()
    entry.close(status, {}, '"tenlett…"')
    t.equal(entry.responseBody, kept, String(status))
  }
  const cut = withKey()
  cut.close(null, {}, null)
  t.equal(cut.responseBody, null)
})

t.test('fields that hold secrets by their names are hidden where there may be any, in a body and in the answer', async (t) => {
  const bodies = { json: '{"password":"canary","name":"a"}', form: 'password=canary&name=a' }
  const made = (isForm: boolean, holdsSecrets: boolean, body: string | null = '{"apiKey":"canary"}') => {
    const entry = new Entry('POST', '/v1/users', [], 0)
    entry.rawBody = isForm ? bodies.form : bodies.json
    entry.readAs({ password: 'canary' }, entry.rawBody)
    if (isForm) entry.readAsForm()
    if (holdsSecrets) entry.holdsSecrets = true
    entry.close(200, {}, body)
    return [entry.rawBody, entry.responseBody, entry.fields]
  }
  t.strictSame(made(false, true), ['{"password":"[redacted]","name":"a"}', '{"apiKey":"[redacted]"}', undefined])
  t.strictSame(made(true, true, null), ['password=[redacted]&name=a', null, undefined])
  t.strictSame(made(false, false), [bodies.json, '{"apiKey":"canary"}', ['password']])
  const unread = new Entry('GET', '/v1/users', [], 0)
  unread.holdsSecrets = true
  unread.close(200, {}, '{}')
  t.equal(unread.rawBody, null)
})

t.test('a contact that it stored counts to its size, for its location may let go of that before', async (t) => {
  const [without, storing] = [withKey(), withKey()]
  storing.stored = { bytes: 5000 } as Entry['stored']
  for (const entry of [without, storing]) entry.close(200, {}, '{}')
  t.equal(storing.bytes - without.bytes, 5000)
})
