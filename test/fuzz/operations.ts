import { readFileSync } from 'node:fs'

/** A schema as the OpenAPI document has it. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  patternProperties?: Record<string, Schema>
  items?: Schema
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  minimum?: number
  maximum?: number
}

/** A route as the OpenAPI document tells of it. */
export interface Operation {
  method: string
  /** Such as `/v1/contacts/{id}`. */
  path: string
  body: Schema | undefined
  query: Record<string, Schema>
  statuses: number[]
}

interface Described {
  requestBody?: { content: Record<string, { schema: Schema }> }
  parameters?: { $ref?: string; in?: string; name?: string; schema?: Schema }[]
  responses: Record<string, unknown>
}

interface Document {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}

const read = (name: string): Document => JSON.parse(readFileSync(new URL(`../../../src/reference/${name}`, import.meta.url), 'utf8'))
const [document, contract] = [read('openapi.json'), read('openapi-v2.json')]
const schemas = { ...document.components.schemas, ...contract.components.schemas }
// What the contract of version 2 says nowhere, or of some operations alone: of keys, locations, shapes, size, rate and room.
const OF_V2 = [401, 403, 404, 413, 422, 429, 503]
// HTTP itself asks for these, whatever the route: not HTTP, too slow, too large, an expectation, too large a header.
const OF_HTTP = [400, 408, 413, 417, 431]
const OF_UNKNOWN_ROUTES = [401, 404, 405]

const operationsOf = ({ paths }: Document, more: readonly number[] = []): Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== 'servers')
      .map(([method, { requestBody, parameters = [], responses }]) => ({
        method: method.toUpperCase(),
        path,
        body: Object.values(requestBody?.content ?? {})[0]?.schema,
        query: Object.fromEntries(parameters.filter((each) => each.in === 'query').map(({ name, schema }) => [name, schema as Schema])),
        statuses: [...Object.keys(responses).map(Number), ...more]
      }))
  )

/** Those of version 2. */
export const OPERATIONS_OF_V2 = operationsOf(contract, OF_V2)
/** Every route there is. */
export const OPERATIONS = [...operationsOf(document), ...OPERATIONS_OF_V2]

const isControl = (path: string) => path.startsWith('/_emulator')
const all = (operations: readonly Operation[]) => [...new Set(operations.flatMap(({ statuses }) => statuses))]
/** Every status that some route may answer. */
export const ANY_STATUS = [...all(OPERATIONS), ...OF_HTTP, ...OF_UNKNOWN_ROUTES]

/** The statuses that the document allows as answer to a request, and HTTP itself. */
export function allowedFor(method: string, url: string): number[] {
  const path = pathOf(url)
  const route = OPERATIONS.find((operation) => operation.method === method && isAt(operation.path, path))
  if (route) return [...route.statuses, ...OF_HTTP]
  return [...all(OPERATIONS.filter((operation) => isControl(operation.path) === isControl(path))), ...OF_HTTP, ...OF_UNKNOWN_ROUTES]
}

/** What a reference leads to. */
export function resolved(schema: Schema): Schema {
  return schema.$ref ? (schemas[schema.$ref.split('/').at(-1) as string] as Schema) : schema
}

function pathOf(url: string): string {
  const path = (url.split(/[?#\s]/)[0] as string).replace(/^https?:\/\/[^/]*/, '').replace(/^\/go-high-level(?=\/v1)/, '')
  return path.length > 1 ? path.replace(/\/$/, '') : path
}

function isAt(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const came = path.split('/')
  return wanted.length === came.length && wanted.every((part, index) => (part.startsWith('{') ? came[index] !== '' : part === came[index]))
}
