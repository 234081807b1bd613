import t from 'tap'
import { Entry, LONG } from '../../src/journal/entry.js'
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
