import { VERSION } from '../version.js'
import { MISTYPED, TAKEN_OTHERWISE, UNNAMED, UNSERVED } from './v2-differences.js'

interface Part {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, object> }
}
interface Described {
  operationId: string
  tags?: string[]
  summary?: string
  description?: string
  parameters?: { name: string; in: string }[]
  responses: Record<string, { description: string; content?: object }>
}

/** The documents of the vendor that have what is served, by the tag that their operations get. */
const PARTS = { contacts: 'v2/contacts.json', locations: 'v2/locations.json', oauth: 'v2/oauth.json' } as const
const COMMON = 'v2/common-schemas.json'

const DESCRIPTION = [
  'Version 2 of the GoHighLevel REST API, as go-high-level-emulator serves it: at the root, over the same records as version 1.',
  "What stands here is the vendor's own contract, which is in the public domain (CC0), of the operations that are served.",
  'With the header `Version: v3` the contract is that of v3: `succeeded` beside `succeded`, `fieldValue` beside `field_value`, `remove-all` in place of `removeAll`, and no list of contacts.',
  'A call that is refused has the reasons in the header `X-Emulator-Reason`. Where this differs from the contract, `docs/v2.md` says so.'
].join('\n\n')

/**
 * The contract of version 2, of the operations that are served.
 * @param read reads a document of the vendor, such as `v2/contacts.json`
 */
export function v2Document(read: (name: string) => unknown): object {
  const parts = Object.entries(PARTS).map(([tag, name]) => [tag, read(name) as Part] as const)
  const paths: Record<string, Record<string, object>> = {}
  const schemas: Record<string, object> = {}
  for (const [tag, part] of parts) {
    for (const [path, methods] of Object.entries(part.paths)) {
      const served = Object.entries(methods).filter(([method]) => !(`${method.toUpperCase()} ${path}` in UNSERVED))
      if (served.length === 0) continue
      const operations = served.map(([method, operation]) => [method, operationOf(operation, path, tag)])
      paths[withoutSlash(path)] = { ...paths[withoutSlash(path)], ...Object.fromEntries(operations) }
    }
    for (const [name, schema] of Object.entries(part.components.schemas)) schemas[`${tag}.${name}`] = renamed(schema, tag)
  }
  const common = read(COMMON) as Part
  for (const [name, schema] of Object.entries(common.components.schemas)) schemas[`common.${name}`] = schema
  return {
    openapi: '3.0.3',
    info: {
      ...{ title: 'go-high-level-emulator: API version 2', version: VERSION, description: DESCRIPTION },
      contact: { name: 'the go-high-level-emulator authors' },
      license: { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' }
    },
    servers: [{ url: '/' }],
    tags: Object.keys(PARTS).map((name) => ({ name, description: `The ${name} of version 2.` })),
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'A key such as `test-key`, a `pit-…` token, or an access token.' }
      },
      schemas: used(paths, schemas)
    }
  }
}

/** Where the emulator differs from the contract, as a table of Markdown. */
export function v2DifferencesTable(): string {
  const rows = [
    ...Object.entries(UNSERVED).map(([name, why]) => `| \`${name}\` | is not served | ${why} |`),
    ...Object.entries(UNNAMED).map(([name, why]) => row(name, (key) => `the answer has \`${key}\`, which the contract has not`, why)),
    ...Object.entries(MISTYPED).map(([name, why]) => row(name, (part) => `\`${part}\` of the answer has another type`, why)),
    ...Object.entries(TAKEN_OTHERWISE).map(([name, [how, why]]) => row(name, (property) => `\`${property}\` of the body ${how}`, why))
  ]
  return ['| operation | difference | why |', '|---|---|---|', ...rows].join('\n')
}

function row(name: string, what: (part: string) => string, why: string): string {
  const [method, path, part = ''] = name.split(' ')
  return `| \`${method} ${path}\` | ${what(part)} | ${why} |`
}

function operationOf(operation: Described, path: string, tag: string): object {
  const {
    parameters = [],
    responses,
    description,
    summary = '',
    security,
    ...rest
  } = renamed(operation, tag) as Described & { security?: unknown }
  const named = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
  const missing = [...path.matchAll(/\{(\w+)\}/g)]
    .flatMap(([, name = '']) => (named.includes(name) ? [] : name))
    .map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  return {
    ...rest,
    ...{ summary, description, tags: [tag], operationId: `${tag}-${operation.operationId}` },
    parameters: [...parameters, ...missing],
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, { ...response, description: response.description || 'Done.' }])
    ),
    ...(path.startsWith('/oauth/') && { security: [] })
  }
}

/** The same, with the names that schemas have here. */
function renamed(part: object, tag: string): object {
  const text = JSON.stringify(part)
    .replaceAll('../common/common-schemas.json#/components/schemas/', '#/components/schemas/common.')
    .replace(/"#\/components\/schemas\/(?!common\.)/g, `"#/components/schemas/${tag}.`)
  return JSON.parse(text)
}

/** Those schemas that something refers to. */
function used(paths: object, schemas: Record<string, object>): Record<string, object> {
  const found = new Set<string>()
  const look = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([\w.]+)"/g)) {
      if (found.has(name)) continue
      found.add(name)
      look(JSON.stringify(schemas[name]))
    }
  }
  look(JSON.stringify(paths))
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => found.has(name)))
}

function withoutSlash(path: string): string {
  return path.replace(/(.)\/$/, '$1')
}
