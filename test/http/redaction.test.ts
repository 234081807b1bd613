import t from 'tap'
import {
  formWithoutKey,
  keyToHide,
  redactedHeaders,
  redactedUrl,
  sentenceWithoutKey,
  withoutKey,
  withoutSecrets
} from '../../src/http/redaction.js'

const REDACTED: [url: string, kept: string][] = [
  ['/key/token?limit=5', '/key/token?limit=5'],
  ['/v1/contacts?limit=5&api_key=canary&access_token=canary', '/v1/contacts?limit=5&api_key=[redacted]&access_token=[redacted]'],
  ['/?KEY=canary&a=b', '/?KEY=[redacted]&a=b'],
  ['/?authToken=canary', '/?authToken=[redacted]'],
  ['/?client_secret=canary?canary', '/?client_secret=[redacted]'],
  ['/?a=b?key=canary', '/?a=b?key=[redacted]'],
  ['/?key=canary#part', '/?key=[redacted]#part'],
  ['/?a=key&key&b=1', '/?a=key&key&b=1'],
  ['/?api_%6Bey=canary', '/?api_%6Bey=[redacted]'],
  ['/?x=1;api_key=canary', '/?x=1;api_key=[redacted]'],
  ['/?bearer=canary', '/?bearer=[redacted]'],
  ['/?%zz=1', '/?%zz=1'],
  ['http://user:canary@host/v1?a=b', 'http://host/v1?a=b'],
  ['https://user@host', 'https://host']
]

for (const [url, kept] of REDACTED) {
  t.test(`of ${url} no parameter that may hold a key is kept`, async (t) => {
    t.equal(redactedUrl(url), kept)
  })
}

t.test('redacting takes no long time, whatever came', async (t) => {
  for (const part of ['key', '?key', '&key', '?', '&token=', 'a?']) {
    const started = process.cpuUsage().user
    t.ok(redactedUrl(`/?${part.repeat(16_000 / part.length)}`))
    t.ok(process.cpuUsage().user - started < 1_000_000, part)
  }
})

t.test('the key of a request is found and hidden wherever it stands, encoded or not', async (t) => {
  const headers = ['Host', 'a', 'AUTHORIZATION', 'Bearer  test-canary', 'x-ghl', 'test-canary']
  const key = keyToHide(headers)
  t.equal(key, 'test-canary')
  t.equal(redactedHeaders(headers, key), 'Host\na\nAUTHORIZATION\n[redacted]\nx-ghl\n[redacted]')
  t.equal(redactedUrl('/v1/test-canary', key), '/v1/[redacted]')
  t.equal(redactedUrl('/v1?who=%74est-canary&limit=5', key), '/v1?who=[redacted]&limit=5')
  t.equal(withoutKey('a test-canary and a test-canary', key), 'a [redacted] and a [redacted]')
})

t.test('a key is hidden however JSON spells it', async (t) => {
  for (const spelled of ['test-\\u006Bey/1', '\\u0074est-\\u006bey\\/1', 'test-key\\/1', 'test-key/1']) {
    t.equal(withoutKey(`{"a\\n":"${spelled}"}`, 'test-key/1'), '{"a\\n":"[redacted]"}')
  }
  t.equal(withoutKey('{"a":"test-\\u0022\\u005C"}', 'test-"\\'), '{"a":"[redacted]"}')
  t.equal(withoutKey('{"a":"\\/\\u0074est-key\\b","b":"\\ud800"}', 'test-key'), '{"a":"/[redacted]\\b","b":"\\ud800"}')
  t.equal(withoutKey('"\\U0041\\u00\\u0074est-key\\x\\', 'test-key'), '"\\U0041\\u00[redacted]\\x\\', 'also in what is no JSON')
  t.equal(withoutKey('{"a":"\\u0074est-\\""}', 'test-"'), '{"a":"[redacted]"}')
  t.equal(withoutKey('{"a":"\\\\u0074est-key"}', 'test-key'), '{"a":"\\\\u0074est-key"}')
  for (let length = 9985; length < 10_005; length++) {
    const before = 'x'.repeat(length)
    t.equal(withoutKey(`"\\n${before}te\\u0073t-k\\u0065y"`, 'test-key'), `"\\n${before}[redacted]"`)
  }
  t.equal(withoutKey('\\u0041'.repeat(1_400_000), 'test-key').length, 8_400_000)
  const long = `test-${'x'.repeat(15_000)}`
  t.equal(withoutKey(`{"a":"\\n${long}\\u0074${long.slice(1)}"}`, long), '{"a":"\\n[redacted][redacted]"}')
  t.equal(redactedUrl(`/%74${long.slice(1)}`, long), '/[redacted]')
})

t.test('a key is hidden in a path and in names and values of a query, however it is encoded', async (t) => {
  const key = 'test-kéy /'
  for (const spelled of ['%74est-k%C3%a9y%20%2f', '%ff%74est-k%C3%a9y%20%2f', 'test-kéy /', 'test-k%c3%A9y+/']) {
    for (const [before, after] of [
      ['/v1/', ''],
      ['/v1?', ''],
      ['/v1?', '=1'],
      ['/v1?a=1;b?', '#c'],
      ['/v1?a=', '&b=1']
    ]) {
      t.equal(redactedUrl(before + spelled + after, key), `${before}${spelled.startsWith('%ff') ? '\ufffd' : ''}[redacted]${after}`)
    }
  }
})

t.test('of a key that a sentence cuts, the beginning is hidden', async (t) => {
  t.equal(sentenceWithoutKey('tags is "a test-can…", not test-canary', 'test-canary'), 'tags is "a [redacted]…", not [redacted]')
  t.equal(sentenceWithoutKey('it is "tes…"', 'test-canary'), 'it is "tes…"')
  t.equal(sentenceWithoutKey('it is "test-can…"', undefined), 'it is "test-can…"')
})

t.test('a bearer key is hidden in a header of any name', async (t) => {
  t.equal(redactedHeaders(['x-ghl', 'Bearer canary', 'host', 'x, bearer  canary; q=1']), 'x-ghl\n[redacted]\nhost\nx, [redacted] q=1')
})

t.test('a key that is too short to be told from a word is not searched for', async (t) => {
  for (const headers of [[], ['authorization', 'Bearer key'], ['authorization', 'Basic dXNlcg==']]) {
    t.equal(keyToHide(headers), undefined)
  }
  t.equal(withoutKey('a key', undefined), 'a key')
})

t.test('what is kept of JSON has no key, token or password under its usual name, wherever the text ends', async (t) => {
  const json = '{"apiKey":"a","x":{"authToken" : "b\\"c","sid":"s"},"password":"d'
  t.equal(withoutSecrets(json), '{"apiKey":"[redacted]","x":{"authToken" : "[redacted]","sid":"s"},"password":"[redacted]')
})

t.test('redacting JSON takes no long time, whatever came', async (t) => {
  for (const part of ['"apiKey"', '"apiKey" ', '"apiKey":"', '"apiKey":"\\', ' ', '"']) {
    const started = process.cpuUsage().user
    t.type(withoutSecrets(`"apiKey":"${part.repeat(1_000_000 / part.length)}`), 'string')
    t.ok(process.cpuUsage().user - started < 1_000_000, part)
  }
})

t.test('a form with a key in any spelling is not kept, and one without is', async (t) => {
  t.equal(formWithoutKey('a=test%2Dcanary', 'test-canary'), '[redacted]')
  t.equal(formWithoutKey('a=b', 'test-canary'), 'a=b')
  t.equal(formWithoutKey('a=b', undefined), 'a=b')
})
