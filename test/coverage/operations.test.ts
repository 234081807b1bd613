import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { OPERATIONS, operationOf } from '../../src/coverage/operations.js'
import { ROOT } from '../pages.js'

t.test('every operation of the reference is known, with the statuses that it can answer', async (t) => {
  const { paths } = JSON.parse(readFileSync(join(ROOT, 'src/reference/openapi.json'), 'utf8'))
  const described = Object.entries<Record<string, { responses?: object }>>(paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, { responses }]) =>
        responses
          ? [{ name: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, statuses: Object.keys(responses).map(Number) }]
          : []
      )
    )
  const ofV1 = OPERATIONS.filter(({ name }) => name.includes(' /v1/'))
  t.equal(ofV1.length, 90)
  t.same(new Map(ofV1.map(({ name, statuses }) => [name, statuses])), new Map(described.map(({ name, statuses }) => [name, statuses])))
})

t.test('a create knows the fields of a contact, and a read has none', async (t) => {
  const fieldsOf = (wanted: string) => OPERATIONS.find(({ name }) => name === wanted)?.fields
  t.match(fieldsOf('POST /v1/contacts'), ['email', 'phone', 'firstName'])
  t.same(fieldsOf('GET /v1/contacts'), [])
})

const ASKED = [
  ['POST', '/v1/contacts', 'POST /v1/contacts'],
  ['POST', '/v1/contacts/', 'POST /v1/contacts'],
  ['POST', '/go-high-level/v1/contacts/?a=/b', 'POST /v1/contacts'],
  ['GET', '/v1/contacts/lookup?email=a@b.c', 'GET /v1/contacts/lookup'],
  ['GET', '/go-high-level/v1/contacts/abc/', 'GET /v1/contacts/:id'],
  ['DELETE', '/v1/contacts/abc/campaigns/remove-all', 'DELETE /v1/contacts/:contactId/campaigns/remove-all'],
  ['DELETE', '/v1/contacts/abc/campaigns/def', 'DELETE /v1/contacts/:contactId/campaigns/:campaignId'],
  ['GET', '/v1/contacts/#a/b', 'GET /v1/contacts'],
  ['POST', '/contacts/?a=b', 'POST /contacts'],
  ['GET', '/contacts/abc', 'GET /contacts/:contactId'],
  ['GET', '/contacts/search/duplicate', 'GET /contacts/search/duplicate'],
  ['POST', '/oauth/token', 'POST /oauth/token'],
  ['PATCH', '/v1/contacts', undefined],
  ['GET', '/v1/contacts/abc/def', undefined],
  ['GET', '/v2/contacts', undefined],
  ['', '', undefined]
] as const

for (const [method, url, name] of ASKED) {
  t.test(`"${method} ${url}" is ${name ?? 'no operation'}`, async (t) => {
    t.equal(operationOf(method, url)?.name, name)
  })
}
