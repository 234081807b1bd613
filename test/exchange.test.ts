import t from 'tap'
import { Entry } from '../src/exchange.js'

t.test('no header or parameter that may hold a key is kept', async (t) => {
  const headers = [
    'Host',
    'x',
    'Authorization',
    'Bearer canary',
    'X-Api-Key',
    'canary',
    'Cookie',
    'canary',
    'X-Auth',
    'canary',
    'Proxy-Authorization',
    'canary'
  ]
  const entry = new Entry('GET', '/v1/contacts?limit=5&api_key=canary&access_token=canary#canary', headers, 0)
  t.equal(entry.url, '/v1/contacts?limit=5&api_key=[redacted]&access_token=[redacted]#canary'.replace('#canary', '#canary'))
  t.same(entry.rawHeaders.slice(0, 4), ['Host', 'x', 'Authorization', '[redacted]'])
  t.notMatch(entry.rawHeaders.join(), 'canary')
})

t.test('its size grows with what it holds', async (t) => {
  const small = new Entry('GET', '/', [], 0)
  small.close(200, {}, '')
  const large = new Entry('GET', '/', ['X', 'y'.repeat(500)], 0)
  large.rawBody = 'z'.repeat(1000)
  large.close(200, {}, 'z'.repeat(1000))
  t.ok(large.bytes - small.bytes >= 2500)
})
