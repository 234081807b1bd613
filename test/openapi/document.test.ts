import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import t from 'tap'
import { createApp } from '../../src/app.js'
import { startEmulator } from '../../src/index.js'
import { type OpenApi, openApiDocument } from '../../src/openapi/document.js'
import { OPERATIONS } from '../../src/openapi/operations.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { fixture } from '../fixtures.js'
import { ASKED, ENDLESS, OF_AGENCY } from './asked.js'

const documented = (operations = OPERATIONS) => openApiDocument((name) => JSON.parse(fixture(name)), operations)

t.test('the document is valid OpenAPI 3.1', async (t) => {
  const { valid, errors } = await new Validator().validate({ ...(await documented()) })
  t.equal(valid, true, JSON.stringify(errors))
  t.equal((await documented()).openapi, '3.1.0')
})

t.test('the emulator serves it as it is made, with or without a control key', async (t) => {
  const { http } = createApp(settingsOfCall({ controlKey: 'control' }))
  t.teardown(() => http.close())
  const { statusCode, headers, payload } = await http.inject('/_emulator/openapi.json')
  t.match({ statusCode, headers }, { statusCode: 200, headers: { 'content-type': 'application/json; charset=utf-8' } })
  t.same(JSON.parse(payload), await documented())
})

t.test('a route that is not described, and a description without a route, are told', async (t) => {
  const { 'GET /v1/tags': tags, ...rest } = OPERATIONS
  await t.rejects(documented(rest), { message: 'GET /v1/tags is not described' })
  await t.rejects(documented({ ...OPERATIONS, 'GET /v1/more': tags as (typeof OPERATIONS)[string] }), {
    message: 'GET /v1/more is not served'
  })
})

t.test('every documented answer is there as an example, and the body that asks for it', async (t) => {
  const { paths, components } = await documented()
  const { post } = paths['/v1/contacts'] ?? {}
  const { requestBody, responses } = post as {
    requestBody: { content: Record<string, { example: unknown }> }
    responses: Record<string, { $ref?: string; content: Record<string, { example: unknown }> }>
  }
  t.same(requestBody.content['application/json']?.example, JSON.parse(fixture('create-contact/body.json')))
  for (const status of [200, 400, 401, 422]) {
    const name = responses[status]?.$ref?.split('/').at(-1)
    const answer = (name ? components.responses[name] : responses[status]) as (typeof responses)[string]
    t.same(answer.content['application/json']?.example, JSON.parse(fixture(`create-contact/${status}.json`)), String(status))
  }
})

t.test('no schema of an object is written twice: it has a name, and is referred to', async (t) => {
  const seen = new Map<string, string>()
  const visit = (part: unknown, at: string): void => {
    if (typeof part !== 'object' || part === null) return
    const text = JSON.stringify(part)
    if ('properties' in part && text.length > 200) {
      if (seen.has(text)) t.fail(`${at} is ${seen.get(text)} again`)
      seen.set(text, at)
    }
    for (const [key, inner] of Object.entries(part)) visit(inner, `${at}/${key}`)
  }
  visit(await documented(), '#')
  t.ok(seen.size > 20)
})

t.test('references lead to what is in the document, and all that has a name there is referred to', async (t) => {
  const document = await documented()
  const references = new Set([...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference))
  const { schemas, responses, parameters } = document.components
  const named = Object.entries({ schemas, responses, parameters }).flatMap(([kind, all]) =>
    Object.keys(all).map((name) => `#/components/${kind}/${name}`)
  )
  t.same([...references].sort(), named.sort())
})

t.test('it is made the same each time', async (t) => {
  t.equal(JSON.stringify(await documented()), JSON.stringify(await documented()))
})

/** Requests that answer 200 one after the other, by operation: the path with its parameters filled in, and the body. */
const ASKED: [operation: string, path: string, body?: unknown][] = [
  ['POST /v1/contacts', '/v1/contacts', { email: 'a@b.c', tags: ['x'], customField: { a: 1 } }],
  ['GET /v1/contacts', '/v1/contacts?limit=1'],
  ['GET /v1/contacts/lookup', '/v1/contacts/lookup?email=a@b.c'],
  ['GET /v1/contacts/:id', '/v1/contacts/$contact'],
  ['PUT /v1/contacts/:id', '/v1/contacts/$contact', { firstName: 'A' }],
  ['POST /v1/contacts/:id/tags', '/v1/contacts/$contact/tags', { tags: ['y'] }],
  ['DELETE /v1/contacts/:id/tags', '/v1/contacts/$contact/tags', { tags: ['y'] }],
  ['POST /v1/contacts/:contactId/notes', '/v1/contacts/$contact/notes', { body: 'n' }],
  ['GET /v1/contacts/:contactId/notes', '/v1/contacts/$contact/notes'],
  ['GET /v1/contacts/:contactId/notes/:id', '/v1/contacts/$contact/notes/$made'],
  ['PUT /v1/contacts/:contactId/notes/:id', '/v1/contacts/$contact/notes/$made', { body: 'm' }],
  ['DELETE /v1/contacts/:contactId/notes/:id', '/v1/contacts/$contact/notes/$made'],
  ['POST /v1/contacts/:contactId/tasks', '/v1/contacts/$contact/tasks', { title: 't', dueDate: '2026-01-01T00:00:00Z' }],
  ['GET /v1/contacts/:contactId/tasks', '/v1/contacts/$contact/tasks'],
  ['GET /v1/contacts/:contactId/tasks/:id', '/v1/contacts/$contact/tasks/$made'],
  ['PUT /v1/contacts/:contactId/tasks/:id', '/v1/contacts/$contact/tasks/$made', { status: 'completed' }],
  ['PUT /v1/contacts/:contactId/tasks/:id/status', '/v1/contacts/$contact/tasks/$made/status', { status: 'completed' }],
  ['DELETE /v1/contacts/:contactId/tasks/:id', '/v1/contacts/$contact/tasks/$made'],
  ['POST /v1/custom-fields', '/v1/custom-fields', { name: 'Size', dataType: 'SINGLE_OPTIONS', options: ['S'] }],
  ['GET /v1/custom-fields', '/v1/custom-fields'],
  ['GET /v1/custom-fields/:id', '/v1/custom-fields/$made'],
  ['PUT /v1/custom-fields/:id', '/v1/custom-fields/$made', { name: 'Sizes' }],
  ['DELETE /v1/custom-fields/:id', '/v1/custom-fields/$made'],
  ['POST /v1/custom-values', '/v1/custom-values', { name: 'a', value: 'b' }],
  ['GET /v1/custom-values', '/v1/custom-values'],
  ['GET /v1/custom-values/:id', '/v1/custom-values/$made'],
  ['PUT /v1/custom-values/:id', '/v1/custom-values/$made', { name: 'a', value: 'c' }],
  ['DELETE /v1/custom-values/:id', '/v1/custom-values/$made'],
  ['POST /v1/links', '/v1/links', { name: 'a', redirectTo: 'b' }],
  ['GET /v1/links', '/v1/links'],
  ['PUT /v1/links/:id', '/v1/links/$made', { name: 'c' }],
  ['DELETE /v1/links/:id', '/v1/links/$made'],
  ['POST /v1/tags', '/v1/tags', { name: 'a' }],
  ['GET /v1/tags', '/v1/tags'],
  ['GET /v1/tags/:id', '/v1/tags/$made'],
  ['PUT /v1/tags/:id', '/v1/tags/$made', { name: 'b' }],
  ['DELETE /v1/tags/:id', '/v1/tags/$made'],
  ['GET /v1/campaigns', '/v1/campaigns'],
  ['POST /v1/contacts/:contactId/campaigns/:campaignId', '/v1/contacts/$contact/campaigns/c'],
  ['DELETE /v1/contacts/:contactId/campaigns/:campaignId', '/v1/contacts/$contact/campaigns/c'],
  ['DELETE /v1/contacts/:contactId/campaigns/remove-all', '/v1/contacts/$contact/campaigns/remove-all'],
  ['GET /v1/workflows', '/v1/workflows'],
  ['POST /v1/contacts/:contactId/workflow/:workflowId', '/v1/contacts/$contact/workflow/w', {}],
  ['GET /v1/timezones', '/v1/timezones'],
  ['GET /v1/locations/:id', '/v1/locations/$location'],
  ['GET /_emulator/health', '/_emulator/health'],
  ['GET /_emulator/keys', '/_emulator/keys'],
  ['GET /_emulator/fidelity', '/_emulator/fidelity'],
  ['GET /_emulator/contacts', '/_emulator/contacts'],
  ['POST /_emulator/contacts', '/_emulator/contacts', { contacts: [{ phone: '1' }] }],
  ['POST /_emulator/data', '/_emulator/data', { workflows: [{ name: 'a' }], campaigns: [{ name: 'b' }] }],
  ['GET /_emulator/enrolments', '/_emulator/enrolments'],
  ['POST /_emulator/contacts/wait', '/_emulator/contacts/wait', {}],
  ['GET /_emulator/requests', '/_emulator/requests'],
  ['GET /_emulator/requests/:seq', '/_emulator/requests/1'],
  ['POST /_emulator/requests/wait', '/_emulator/requests/wait', {}],
  ['GET /_emulator/idle', '/_emulator/idle?quietMs=1'],
  ['POST /_emulator/faults', '/_emulator/faults', { status: 429, match: { method: 'POST' } }],
  ['GET /_emulator/faults', '/_emulator/faults'],
  ['DELETE /_emulator/faults/:id', '/_emulator/faults/fault-1'],
  ['DELETE /_emulator/faults', '/_emulator/faults'],
  ['GET /_emulator/clock', '/_emulator/clock'],
  ['PUT /_emulator/clock', '/_emulator/clock', { advanceMs: 1 }],
  ['DELETE /v1/contacts/:id', '/v1/contacts/$contact'],
  ['POST /_emulator/reset', '/_emulator/reset'],
  ['GET /_emulator/openapi.json', '/_emulator/openapi.json'],
  ['GET /_emulator/docs', '/_emulator/docs'],
  ['GET /_emulator/docs/:file', '/_emulator/docs/reference.js'],
  ['GET /_emulator', '/_emulator'],
  ['GET /_emulator/inspector/:file', '/_emulator/inspector/rows.js']
]
// Its answer has no end.
const ENDLESS = ['GET /_emulator/events']

/** The media type that an operation answers with 200 in the document, and where its schema is there. */
function describedAnswer({ paths }: OpenApi, operation: string): [type: string, pointer: string] {
  const [method = ''] = operation.toLowerCase().split(' ')
  const url = operation.slice(method.length + 1).replace(/:(\w+)/g, '{$1}')
  const described = paths[url]?.[method] as { responses: { 200: { content: object } } }
  const [type = ''] = Object.keys(described.responses[200].content)
  const steps = ['paths', url, method, 'responses', '200', 'content', type, 'schema']
  return [type, steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')]
}

t.test('what is really answered has the shape that is described', async (t) => {
  await using emulator = await startEmulator()
  const document = await documented()
  // Of the emulator itself no field comes that is not described.
  Object.assign(document.components.schemas.Contact as object, { additionalProperties: false })
  const ajv = new Ajv2020({ strict: false, validateSchema: false }).addSchema(document, 'document')
  t.same([...ASKED.map(([operation]) => operation), ...ENDLESS].sort(), Object.keys(OPERATIONS).sort(), 'every operation is asked')
  let [contact, made] = ['', '']
  for (const [operation, path, body] of ASKED) {
    const url = path.replace('$contact', contact).replace('$made', made)
    const answer = await fetch(emulator.url + url, {
      method: operation.split(' ')[0] as string,
      headers: { authorization: `Bearer ${OF_AGENCY.test(path) ? 'agency-a' : emulator.apiKey}` },
      ...(body !== undefined && { body: JSON.stringify(body).replace('$contact', contact) })
    })
    t.equal(answer.status, 200, operation)
    const [type, pointer] = describedAnswer(document, operation)
    t.equal(answer.headers.get('content-type')?.split(';')[0], type, operation)
    if (type !== 'application/json') {
      await answer.text()
      continue
    }
    const came = (await answer.json()) as { id?: string; contact?: { id: string } }
    if (operation === 'POST /v1/contacts') contact = came.contact?.id ?? ''
    if (operation.startsWith('POST /v1/')) made = came.id ?? ''
    t.ok(ajv.validate(`document#${pointer}`, came), `${operation}: ${ajv.errorsText()}`)
  }
})

t.test('the page to read it has no other files than those it loads', async (t) => {
  await using emulator = await startEmulator()
  t.equal((await fetch(`${emulator.url}/_emulator/docs/index.html`)).status, 404)
})

t.test('the package has a copy for tools', async (t) => {
  const { exports } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  const copy = readFileSync(new URL(`../../../${exports['./openapi.json']}`, import.meta.url), 'utf8')
  t.same(JSON.parse(copy), await documented())
})
