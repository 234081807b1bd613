import swagger from '@fastify/swagger'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { createApp } from '../app.js'
import { isOpen } from '../control/guard.js'
import { settingsOfCall } from '../options/settings.js'
import { VERSION } from '../version.js'
import * as AGENCY_ANSWERS from './agency-answers.js'
import * as ANSWERS from './answers.js'
import * as APPOINTMENT_ANSWERS from './appointment-answers.js'
import { BODIES, type Body } from './bodies.js'
import * as CALENDAR_ANSWERS from './calendar-answers.js'
import * as COVERAGE_ANSWER from './coverage-answer.js'
import * as HISTORY_ANSWERS from './history-answers.js'
import * as MIGRATION_ANSWERS from './migration-answers.js'
import { type Operation, TAGS } from './operation.js'
import { OPERATIONS } from './operations.js'
import * as OPPORTUNITY_ANSWERS from './opportunity-answers.js'
import { type Names, partsReferring, reference, referring } from './referring.js'
import { PARAMETERS, REFUSALS, type Refusal } from './shared.js'

interface Schema {
  description?: string
  properties: Record<string, object>
}

/** The parts of the document that are needed here. */
export interface OpenApi {
  openapi: string
  components: { schemas: Record<string, object>; responses: Record<string, object>; parameters: Record<string, object> }
  paths: Record<string, Record<string, unknown>>
}

/** An operation as it is made of its route. */
interface MadeOperation {
  [NAME]: string
  parameters?: { in: string }[]
  responses: Record<string, object>
}

interface Made extends OpenApi {
  paths: Record<string, Record<string, MadeOperation>>
}

type Fixture = (name: string) => unknown

const DESCRIPTION = [
  'A server that stands in for the GoHighLevel REST API v1.',
  'What is under `/v1` is served under `/go-high-level/v1` as well, and every path with a slash at its end too.',
  'Calls under `/_emulator` are for tests alone: with a key they concern its location, without one all of them.',
  'With fidelity `observed` some answers differ: see `GET /_emulator/fidelity`.',
  'A call under `/v1` that is refused has the reasons in the header `X-Emulator-Reason`, unless `--no-reason-header` was given.',
  'A fault that a test has armed decides the answer of a call under `/v1`, whatever is said of it here.'
].join('\n\n')

/** Under which an operation has its name until it is finished. */
const NAME = 'x-name'

const API_KEY = 'apiKey'
const CONTROL_KEY = 'controlKey'
const SECURITY = {
  none: [],
  api: [{ [API_KEY]: [] }],
  control: [{}, { [API_KEY]: [] }, { [CONTROL_KEY]: [] }, { [API_KEY]: [], [CONTROL_KEY]: [] }]
}

/** Every schema that the document refers to by its name. */
const NAMED: Record<string, object> = {
  ...{
    ...ANSWERS,
    ...OPPORTUNITY_ANSWERS,
    ...AGENCY_ANSWERS,
    ...CALENDAR_ANSWERS,
    ...APPOINTMENT_ANSWERS,
    ...HISTORY_ANSWERS,
    ...COVERAGE_ANSWER,
    ...MIGRATION_ANSWERS
  },
  ...mapped(BODIES, ({ schema }) => schema)
}

/**
 * The contract as OpenAPI 3.1, made from the routes and their schemas.
 * @param documented reads a documented answer, such as `create-contact/200.json`
 * @throws Error for a route that is not described, or a description without a route
 */
export async function openApiDocument(documented: Fixture, operations = OPERATIONS): Promise<OpenApi> {
  const fixture: Fixture = (name) => withAddress(documented(name))
  const undescribed: string[] = []
  const left = new Set(Object.keys(operations))
  const servers: FastifyInstance[] = []
  const { http } = await createApp(settingsOfCall(), undefined, (app) => {
    servers.push(app)
    app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          ...{ title: 'go-high-level-emulator', version: VERSION, description: DESCRIPTION },
          contact: { name: 'the go-high-level-emulator authors' },
          license: { name: 'MIT', identifier: 'MIT' }
        },
        servers: [{ url: '/' }],
        tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
        components: {
          securitySchemes: {
            [API_KEY]: { type: 'http', scheme: 'bearer', description: 'The API key of a location, such as `test-key`.' },
            [CONTROL_KEY]: {
              ...{ type: 'apiKey', in: 'header', name: 'X-Control-Key' },
              description: 'Where the emulator was started with `--control-key`.'
            }
          },
          schemas: NAMED
        }
      },
      transform: ({ schema, url, route }) => {
        const name = `${route.method} ${url}`
        const operation = operations[name]
        if (!operation) undescribed.push(name)
        else left.delete(name)
        return { schema: { ...schema, ...(operation && told(operation, name, route, fixture)) }, url }
      }
    })
  })
  // Each of the servers behind it is made by its first call.
  for (const path of ['/_emulator/health', '/v1/tags']) await http.inject(path)
  const documents = servers.map((server) => server.swagger())
  await http.close()
  const wrong = [...undescribed.map((name) => `${name} is not described`), ...[...left].map((name) => `${name} is not served`)]
  if (wrong.length > 0) throw new Error(wrong.join('; '))

  const paths = Object.assign({}, ...documents.map((document) => document.paths))
  return plain(withReferences(plain({ ...documents[0], paths }) as Made, operations, fixture))
}

/** What the page has in place of an e-mail is none; who tries an example needs one. */
function withAddress(example: unknown): unknown {
  return JSON.parse(JSON.stringify(example).replaceAll('[email protected]', 'john@example.com'))
}

/** The document with all that has a name written once, and referred to elsewhere. */
function withReferences(made: Made, operations: Record<string, Operation>, fixture: Fixture): OpenApi {
  const { schemas } = made.components
  const names: Names = new Map(Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name]))
  return {
    ...made,
    components: {
      ...made.components,
      schemas: mapped(schemas, (schema, name) => withWords(partsReferring(schema, names) as Schema, BODIES[name])),
      responses: mapped<Refusal, object>(REFUSALS, (refusal) => responseOf(refusal, fixture)),
      parameters: PARAMETERS
    },
    paths: mapped(made.paths, (item, path) => ({
      ...mapped(item, (operation) =>
        completed(referring(operation, names) as MadeOperation, operations[operation[NAME]] as Operation, fixture)
      ),
      ...(path.startsWith('/v1/') && { servers: [{ url: '/go-high-level' }, { url: '/' }] })
    }))
  }
}

/** What the maker of the document is told of a route. */
function told(operation: Operation, name: string, { url, schema }: RouteOptions, fixture: Fixture): object {
  const { tag, summary, description, answer, body, query, sent, fixtures = {} } = operation
  const security = isOpen(url) ? SECURITY.none : url.startsWith('/v1') ? SECURITY.api : SECURITY.control
  return {
    ...{ tags: [tag], summary, description, operationId: operationId(name), security, [NAME]: name },
    ...(body && { body }),
    ...(sent && { body: { ...(schema?.body as object), examples: [fixture(sent)] } }),
    ...(query && { querystring: { type: 'object', properties: query } }),
    response: { 200: { description: 'Done.', content: contentOf(answer, fixture, fixtures[200]) } }
  }
}

/** An operation with references to what it has in common with others. */
function completed(operation: MadeOperation, { parameters = [], refusals, fixtures = {} }: Operation, fixture: Fixture): object {
  const inQuery = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const all = [...parameters.map((name) => reference('parameters', name)), ...inQuery]
  const refused = refusals.map((name) => {
    const { status } = REFUSALS[name]
    const own = fixtures[status]
    return [status, own === undefined ? reference('responses', name) : responseOf({ ...REFUSALS[name], fixture: own }, fixture)]
  })
  const { responses, parameters: _, [NAME]: __, ...rest } = operation
  return { ...rest, ...(all.length > 0 && { parameters: all }), responses: { ...responses, ...Object.fromEntries(refused) } }
}

function responseOf({ description, schema, fixture: example }: Refusal, fixture: Fixture): object {
  return { description, content: contentOf(reference('schemas', schema), fixture, example) }
}

function contentOf(answer: object | string, fixture: Fixture, example: string | undefined): object {
  if (typeof answer === 'string') return { [answer]: { schema: { type: 'string' } } }
  return { 'application/json': { schema: answer, ...(example !== undefined && { example: fixture(example) }) } }
}

/** The schema of a body with what a reader is told of it. */
function withWords(schema: Schema, body: Body | undefined): Schema {
  if (body === undefined) return schema
  const properties = Object.entries(schema.properties).map(([name, property]) => {
    const description = body.fields[name]
    return [name, description === undefined ? property : { ...property, description }]
  })
  return { ...schema, description: body.description, properties: Object.fromEntries(properties) }
}

// Such as POST /v1/contacts/:id/tags to postContactsIdTags.
function operationId(name: string): string {
  const [first = '', ...rest] = name
    .replace('/v1/', '/')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
  return first.toLowerCase() + rest.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('')
}

function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}

function mapped<From, To>(record: Record<string, From>, map: (value: From, name: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]))
}
