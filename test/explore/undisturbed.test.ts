import t from 'tap'
import { howOther, inBoth, titleOf } from '../../src/explore/undisturbed.js'
import { contact, exchange } from './cases.js'

const came = (...emails: string[]) => ({
  requests: emails.map((email) => exchange({ body: { email } })),
  contacts: emails.map((email) => contact({ email }))
})

t.test('two runs that are the same differ in nothing', async (t) => {
  const { requests, contacts, ...rest } = inBoth(came('a', 'b', 'a'), came('a', 'a', 'b'))
  t.same(
    requests.map(({ number, exchange }) => [number, exchange.request.body]),
    [
      [1, { email: 'a' }],
      [2, { email: 'b' }],
      [3, { email: 'a' }]
    ]
  )
  t.equal(contacts.length, 3)
  t.same(rest, {})
})

t.test('what came in the first alone is left out, and told with what came in its place', async (t) => {
  const { requests, contacts, differs } = inBoth(came('a', '1@b.c'), came('a', '2@b.c'))
  t.same(
    requests.map(({ number }) => number),
    [1]
  )
  t.match(contacts, [{ email: 'a' }])
  t.equal(differs, 'request 2, POST /v1/contacts, did not come again: body.email is "a", wanted "1@b.c"')
})

t.test('what came in the second alone is told too', async (t) => {
  t.equal(inBoth(came('a'), came('a', 'b')).differs, 'POST /v1/contacts came in the second alone')
})

t.test('what came less often is told so, and so is that nothing came', async (t) => {
  const one = exchange()
  t.equal(howOther(one, 1, [one]), 'request 1, POST /v1/contacts, did not come again: it came less often')
  t.equal(howOther(one, 1, []), 'request 1, POST /v1/contacts, did not come again: nothing came')
})

t.test('what no route serves is left out, and keeps its number', async (t) => {
  const run = { requests: [exchange({ path: '/v1/kontacts', status: 404 }), exchange({ status: null })], contacts: [] }
  t.match(inBoth(run, run), { requests: [{ number: 2 }] })
})

t.test('a request is told without the prefix of the documented path', async (t) => {
  t.equal(titleOf(exchange({ path: '/go-high-level/v1/contacts' })), 'POST /v1/contacts')
})
