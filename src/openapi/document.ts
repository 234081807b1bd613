import swagger from '@fastify/swagger'
import type { TSchema } from '@sinclair/typebox'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { createApp } from '../app.js'
import { isOpen } from '../control/guard.js'
import { settingsOfCall } from '../options/settings.js'
import { VERSION } from '../version.js'
import { OPERATIONS, type Operation } from './operations.js'

/** The parts of the document that are needed here. */
export interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, unknown>>
}

const DESCRIPTION = [
  'A server that stands in for the GoHighLevel REST API v1.',
  'What is under `/v1` is served under `/go-high-level/v1` as well, and every path with a slash at its end too.',
  'Calls under `/_emulator` are for tests alone: with a key they concern its location, without one all of them.',
  'With fidelity `observed` some answers differ: see `GET /_emulator/fidelity`.'
].join('\n\n')

const STATUS: Record<number, string> = {
  200: 'done',
  400: 'the body or the query cannot be used',
  401: 'the key is missing or not let in',
  403: 'asked by a web page of another origin',
  404: 'there is no such thing',
  408: 'the time is up; the message lists the nearest misses',
  409: 'in conflict with what is there, or reset meanwhile',
  413: 'the body is too large',
  422: 'a field is missing or wrong, in the words of the API',
  503: 'there is no room for more contacts'
}

const BEARER = 'apiKey'
const CONTROL_KEY = 'controlKey'

/**
 * The contract as OpenAPI 3.1, made from the routes and their schemas.
 * @param fixture reads a documented answer, such as `create-contact/200.json`
 * @throws Error for a route that is not described, or a description without a route
 */
export async function openApiDocument(fixture: (name: string) => unknown, operations = OPERATIONS): Promise<OpenApi> {
  const undescribed: string[] = []
  const left = new Set(Object.keys(operations))
  const servers: FastifyInstance[] = []
  const { http } = createApp(settingsOfCall(), undefined, (app) => {
    servers.push(app)
    app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: { title: 'go-high-level-emulator', version: VERSION, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
        servers: [{ url: '/' }],
        components: {
          securitySchemes: {
            [BEARER]: { type: 'http', scheme: 'bearer', description: 'the API key of a location, such as `test-key`' },
            [CONTROL_KEY]: { type: 'apiKey', in: 'header', name: 'X-Control-Key', description: 'where one was set with --control-key' }
          }
        }
      },
      transform: ({ schema, url, route }) => {
        // The answer to calls that are not there.
        if (url.endsWith('*')) return { schema: { hide: true }, url }
        const name = `${route.method} ${url}`
        const operation = operations[name]
        if (!operation) undescribed.push(name)
        else left.delete(name)
        return { schema: { ...schema, ...(operation && described(operation, name, route, fixture)) }, url }
      }
    })
  })
  // The control API is made by its first call.
  await http.inject('/_emulator/health')
  const documents = servers.map((server) => server.swagger())
  await http.close()
  const wrong = [...undescribed.map((name) => `${name} is not described`), ...[...left].map((name) => `${name} is not served`)]
  if (wrong.length > 0) throw new Error(wrong.join('; '))
  const made: OpenApi = JSON.parse(JSON.stringify({ ...documents[0], paths: Object.assign({}, ...documents.map(({ paths }) => paths)) }))
  for (const [path, item] of Object.entries(made.paths))
    if (path.startsWith('/v1/')) item.servers = [{ url: '/go-high-level' }, { url: '/' }]
  return made
}

function described(operation: Operation, name: string, { url, schema }: RouteOptions, fixture: (name: string) => unknown): object {
  const { tag, summary, answers, query = {}, sent, fixtures = {} } = operation
  const response = Object.entries(answers).map(([status, answer]) => {
    const example = fixtures[Number(status)]
    return [
      status,
      { description: STATUS[Number(status)], content: contentOf(answer, example === undefined ? undefined : fixture(example)) }
    ]
  })
  const security = isOpen(url) ? [] : url.startsWith('/v1') ? [{ [BEARER]: [] }] : [{}, { [BEARER]: [] }, { [CONTROL_KEY]: [] }]
  return {
    tags: [tag],
    summary,
    ...{ operationId: operationId(name), security },
    ...(sent && { body: { ...(schema?.body as object), examples: [fixture(sent)] } }),
    querystring: { type: 'object', properties: textsOf(query) },
    params: { type: 'object', properties: textsOf(Object.fromEntries([...url.matchAll(/:(\w+)/g)].map(([, param = '']) => [param, '']))) },
    response: Object.fromEntries(response)
  }
}

function contentOf(answer: TSchema | string, example: unknown): object {
  if (typeof answer === 'string') return { [answer]: { schema: { type: 'string' } } }
  return { 'application/json': { schema: answer, ...(example !== undefined && { example }) } }
}

function textsOf(names: Record<string, string>): object {
  return Object.fromEntries(
    Object.entries(names).map(([name, description]) => [name, { type: 'string', ...(description && { description }) }])
  )
}

// Such as POST /v1/contacts/:id/tags to postContactsIdTags.
function operationId(name: string): string {
  const [first = '', ...rest] = name
    .replace('/v1/', '/')
    .split(/[^A-Za-z]+/)
    .filter(Boolean)
  return first.toLowerCase() + rest.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('')
}
