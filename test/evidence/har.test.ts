import t from 'tap'
import { harOf, searchOf } from '../../src/evidence/har.js'
import type { Exchange } from '../../src/journal/exchange.js'

const exchange = (request: Partial<Exchange['request']>, response: Exchange['response'], reasons: string[] = []): Exchange => ({
  ...{ seq: 1, locationId: null, keyFingerprint: null, receivedAt: '2026-01-01T12:00:00.000Z', durationMs: 1.5 },
  request: { method: 'GET', path: '/v1/contacts', query: {}, headers: {}, rawBody: null, body: null, ...request },
  ...{ response, contactIds: [], fault: null, reasons, outcome: 'Read' }
})

const entryOf = (one: Exchange) => (harOf([one], '1.2.3') as { log: { entries: object[] } }).log.entries[0]

t.test('an exchange is an entry of an HTTP archive', async (t) => {
  const headers = { host: 'ghl.test:8080', 'content-type': 'text/plain' }
  const request = { headers, query: { a: ['1', '2'], b: 'x y' }, rawBody: '{}', method: 'POST' }
  t.same(
    harOf([exchange(request, { status: 200, headers: { 'content-type': 'application/json' }, body: { a: 1 } }, ['one', 'two'])], '1.2.3'),
    {
      log: {
        version: '1.2',
        creator: { name: 'go-high-level-emulator', version: '1.2.3' },
        entries: [
          {
            startedDateTime: '2026-01-01T12:00:00.000Z',
            time: 1.5,
            request: {
              ...{ method: 'POST', url: 'http://ghl.test:8080/v1/contacts?a=1&a=2&b=x+y', httpVersion: 'HTTP/1.1', cookies: [] },
              headers: [
                { name: 'host', value: 'ghl.test:8080' },
                { name: 'content-type', value: 'text/plain' }
              ],
              queryString: [
                { name: 'a', value: '1' },
                { name: 'a', value: '2' },
                { name: 'b', value: 'x y' }
              ],
              ...{ headersSize: -1, bodySize: 2, postData: { mimeType: 'text/plain', text: '{}' } }
            },
            response: {
              ...{ status: 200, statusText: '', httpVersion: 'HTTP/1.1', cookies: [] },
              headers: [{ name: 'content-type', value: 'application/json' }],
              content: { size: 7, mimeType: 'application/json', text: '{"a":1}' },
              ...{ redirectURL: '', headersSize: -1, bodySize: 7 }
            },
            cache: {},
            timings: { send: 0, wait: 1.5, receive: 0 },
            comment: 'Read; one; two'
          }
        ]
      }
    }
  )
})

t.test('one that was cut, or whose answer is no JSON, is an entry too', async (t) => {
  t.match(entryOf(exchange({ rawBody: 'x' }, null)), {
    request: { url: 'http://localhost/v1/contacts', postData: { mimeType: 'application/json' } },
    response: { status: 0, headers: [], content: { size: 0, text: '' } }
  })
  t.match(entryOf(exchange({}, { status: 200, headers: {}, body: '{"half' })), { response: { content: { mimeType: '', text: '{"half' } } })
})

t.test('a query is written as in a URL', async (t) => {
  t.equal(searchOf({ query: {} }), '')
  t.equal(searchOf({ query: { 'a&': 'ü' } }), '?a%26=%C3%BC')
})
