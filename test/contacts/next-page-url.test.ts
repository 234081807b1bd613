import t from 'tap'
import { nextPageUrl } from '../../src/contacts/next-page-url.js'

const NEXT = { time: 5, id: 'ID' }

t.test('the next page has the query as it came, with the place where it starts in place of a page', async (t) => {
  t.equal(
    nextPageUrl('/v1/contacts/?limit=2&page=3&startAfter=1&startAfterId=A', 'x:8080', NEXT),
    'http://x:8080/v1/contacts/?limit=2&startAfter=5&startAfterId=ID'
  )
})

for (const host of [undefined, '', 'a b', '[', 'x:port', '::']) {
  t.test(`where ${JSON.stringify(host)} came as Host, the next page is at localhost`, async (t) => {
    t.equal(nextPageUrl('/v1/contacts', host, NEXT), 'http://localhost/v1/contacts?startAfter=5&startAfterId=ID')
  })
}
