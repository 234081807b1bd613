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
import { ASKED, ENDLESS, Ids, OF_AGENCY } from './asked.js'

const documented = (operations = OPERATIONS) => openApiDocument((name) => JSON.parse(fixture(name)), operations)

t.test('the document is valid OpenAPI 3.1', async (t) => {
  const { valid, errors } = await new Validator().validate({ ...(await documented()) })
  t.equal(valid, true, JSON.stringify(errors))
  t.equal((await documented()).openapi, '3.1.0')
})

t.test('the emulator serves it as it is made, with or without a control key', async (t) => {
  const { http } = await createApp(settingsOfCall({ controlKey: 'control' }))
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
  // What the page has in place of an e-mail is none.
  const withAddress = (name: string) => JSON.parse(fixture(name).replaceAll('[email protected]', 'john@example.com'))
  t.same(requestBody.content['application/json']?.example, withAddress('create-contact/body.json'))
  for (const status of [200, 400, 401, 422]) {
    const name = responses[status]?.$ref?.split('/').at(-1)
    const answer = (name ? components.responses[name] : responses[status]) as (typeof responses)[string]
    t.same(answer.content['application/json']?.example, withAddress(`create-contact/${status}.json`), String(status))
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
  await using emulator = await startEmulator({ proxyPort: 0 })
  const document = await documented()
  // Of the emulator itself no field comes that is not described.
  Object.assign(document.components.schemas.Contact as object, { additionalProperties: false })
  const ajv = new Ajv2020({ strict: false, validateSchema: false }).addSchema(document, 'document')
  t.same([...ASKED.map(([operation]) => operation), ...ENDLESS].sort(), Object.keys(OPERATIONS).sort(), 'every operation is asked')
  const ids = new Ids(emulator.locationId)
  for (const [operation, path, body] of ASKED) {
    const answer = await fetch(emulator.url + ids.filledIn(path), {
      method: operation.split(' ')[0] as string,
      headers: { authorization: `Bearer ${OF_AGENCY.test(path) ? 'agency-a' : emulator.apiKey}` },
      ...(body !== undefined && { body: ids.filledIn(JSON.stringify(body)) })
    })
    t.equal(answer.status, 200, operation)
    const [type, pointer] = describedAnswer(document, operation)
    t.equal(answer.headers.get('content-type')?.split(';')[0], type, operation)
    const text = await answer.text()
    if (type !== 'application/json') continue
    ids.note(operation, text)
    t.ok(ajv.validate(`document#${pointer}`, JSON.parse(text)), `${operation}: ${ajv.errorsText()}`)
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
