import t from 'tap'
import { BASE_PATH, isPathOfTokens, isPathOfV2, pathOf, withoutPrefix, withoutSlash } from '../../src/http/paths.js'

t.test('a slash at the end of a path makes no difference, but the root keeps its own', async (t) => {
  t.equal(withoutSlash('/v1/contacts/'), '/v1/contacts')
  t.equal(withoutSlash('/v1/contacts'), '/v1/contacts')
  t.equal(withoutSlash('/'), '/')
})

t.test('the path of a URL ends before its query and its fragment', async (t) => {
  for (const url of ['/v1/contacts', '/v1/contacts?a=/b#c', '/v1/contacts#a?b']) t.equal(pathOf(url), '/v1/contacts')
})

const PREFIXED: [path: string, without: string][] = [
  ['/go-high-level/v1/contacts', '/v1/contacts'],
  ['/go-high-level/v1/contacts?limit=5', '/v1/contacts?limit=5'],
  ['/v1/contacts', '/v1/contacts'],
  ['/go-high-level', '/go-high-level'],
  ['/go-high-levels/v1', '/go-high-levels/v1'],
  ['/v1/go-high-level/contacts', '/v1/go-high-level/contacts'],
  ['/go-high-level/_emulator/reset', '/go-high-level/_emulator/reset'],
  ['/go-high-level/', '/']
]

for (const [path, without] of PREFIXED) {
  t.test(`without the prefix of the documented curl, ${path} is ${without}`, async (t) => t.equal(withoutPrefix(path), without))
}

t.test('the base path is the documented one', async (t) => {
  t.equal(BASE_PATH, '/go-high-level/v1')
})

t.test('a path of version 2 is one, also in a whole address as a proxy is sent it', async (t) => {
  for (const url of ['/contacts', '/contacts?x', '/locations/a', 'http://ghl.test/contacts/', 'https://u@ghl.test:1/oauth/token'])
    t.ok(isPathOfV2(url), url)
  for (const url of [
    '/contact',
    '/contactsx',
    '//contacts',
    '/v1/contacts',
    'http://contacts/v1/contacts',
    'contacts',
    'http://ghl.test?/contacts'
  ])
    t.notOk(isPathOfV2(url), url)
  t.ok(isPathOfTokens('http://ghl.test/oauth/token'))
  t.notOk(isPathOfTokens('/contacts/oauth/token'))
})
