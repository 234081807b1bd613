import { Ajv, type ValidateFunction } from 'ajv'
import { fixture } from '../../fixtures.js'

/** A schema, as the documents of the vendor have it. */
export interface Schema {
  $ref?: string
  type?: string
  nullable?: boolean
  enum?: string[]
  example?: unknown
  items?: Schema
  required?: string[]
  properties?: Record<string, Schema>
  anyOf?: Schema[]
  allOf?: Schema[]
}

/** An operation of the contract. */
export interface Operation {
  /** Such as `POST /contacts/`. */
  name: string
  method: string
  path: string
  version: string
  /** The status of success, and what answers there have. */
  success: number
  answer: Schema | undefined
  refusals: Record<number, Schema | undefined>
  /** Undefined where it has no body of JSON. */
  body: Schema | undefined
  isForm: boolean
  /** The body has files beside its texts. */
  isMultipart: boolean
  query: { name: string; required: boolean; schema: Schema }[]
}

interface Content {
  content?: Record<string, { schema?: Schema }>
}
interface Described {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[]
  requestBody?: Content
  responses: Record<string, Content>
}
interface Document {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}

const COMMON = 'common-schemas'
const FILES = { contacts: '2021-07-28', 'contacts-v3': 'v3', locations: '2021-07-28', oauth: '2021-07-28' } as const

// Each refers to the others by their names here.
const texts = Object.fromEntries([COMMON, ...Object.keys(FILES)].map((name) => [name, withReferences(name)]))
const documents = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text) as Document]))
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
for (const [name, document] of Object.entries(documents)) ajv.addSchema(document, name)

function withReferences(name: string): string {
  return fixture(`v2/${name}.json`).replaceAll('../common/common-schemas.json#', `${COMMON}#`).replaceAll('"#/', `"${name}#/`)
}

/** The operations of one document. */
export function operationsOf(name: keyof typeof FILES): Operation[] {
  const { paths } = documents[name] as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]) => {
      const [success = ''] = Object.keys(responses).filter((status) => status.startsWith('2'))
      return {
        ...{ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, version: FILES[name] },
        ...{
          success: Number(success),
          answer: jsonOf(responses[success]),
          body: jsonOf(requestBody) ?? formOf(requestBody) ?? partsOf(requestBody)
        },
        refusals: Object.fromEntries(Object.entries(responses).map(([status, response]) => [Number(status), jsonOf(response)])),
        isForm: formOf(requestBody) !== undefined,
        isMultipart: partsOf(requestBody) !== undefined,
        query: parameters
          .filter((parameter) => parameter.in === 'query')
          .map(({ name, required = false, schema }) => ({ name, required, schema }))
      }
    })
  )
}

function jsonOf(described: Content | undefined): Schema | undefined {
  return described?.content?.['application/json']?.schema
}

function formOf(described: Content | undefined): Schema | undefined {
  return described?.content?.['application/x-www-form-urlencoded']?.schema
}

function partsOf(described: Content | undefined): Schema | undefined {
  return described?.content?.['multipart/form-data']?.schema
}

/** The schema that another refers to. */
export function resolved(schema: Schema): Schema {
  const { $ref, allOf, ...rest } = schema
  if (allOf?.[0]) return { ...resolved(allOf[0]), ...rest }
  if ($ref === undefined) return schema
  const [name = '', pointer = ''] = $ref.split('#')
  const [, , , part = ''] = pointer.split('/')
  return resolved(documents[name]?.components.schemas[part] as Schema)
}

const validators = new Map<string, ValidateFunction>()

/** What of a value the contract does not allow. */
export function wrongIn(value: unknown, schema: Schema): string[] {
  const text = JSON.stringify(schema)
  const validate = validators.get(text) ?? ajv.compile(schema)
  validators.set(text, validate)
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** The keys of a value, wherever, that the contract does not name. */
export function unnamedIn(value: unknown, schema: Schema, at = ''): string[] {
  const { items, properties, anyOf } = resolved(schema)
  if (Array.isArray(value)) return items ? [...new Set(value.flatMap((element) => unnamedIn(element, items, `${at}[]`)))] : []
  if (typeof value !== 'object' || value === null || properties === undefined || anyOf) return []
  return Object.entries(value).flatMap(([key, part]) => {
    const known = properties[key]
    return known ? unnamedIn(part, known, `${at}.${key}`) : [`${at}.${key}`]
  })
}

/** A value of a schema, of its examples; only what is required, or all. */
export function sampleOf(schema: Schema, which: 'all' | 'required'): unknown {
  const { type, example, enum: allowed, properties = {}, required = [], items, anyOf } = resolved(schema)
  if (anyOf?.[0]) return sampleOf(anyOf[0], which)
  if (allowed) return allowed.includes(String(example)) ? example : allowed[0]
  if (type === 'object' && example === undefined) {
    const names = Object.keys(properties).filter((name) => which === 'all' || required.includes(name))
    return Object.fromEntries(names.map((name) => [name, sampleOf(properties[name] as Schema, which)]))
  }
  if (type === 'array') return Array.isArray(example) ? example : items ? [sampleOf(items, which)] : []
  if (type === 'boolean') return example === true
  if (type === 'number') return typeof example === 'number' ? example : 1
  return example ?? 'text'
}
