import t from 'tap'
import { BASE_PATH, withoutPrefix, withoutSlash } from '../../src/http/paths.js'

t.test('a slash at the end of a path makes no difference, but the root keeps its own', async (t) => {
  t.equal(withoutSlash('/v1/contacts/'), '/v1/contacts')
  t.equal(withoutSlash('/v1/contacts'), '/v1/contacts')
  t.equal(withoutSlash('/'), '/')
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
