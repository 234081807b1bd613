import { DOCUMENTED_PREFIX, pathOf, withoutPrefix, withoutSlash } from '../http/paths.js'
import { OPERATION_TABLE } from './operation-table.js'

/** An operation of the API, and what it can be sent and answer. */
export interface Operation {
  /** Such as `POST /v1/contacts`. */
  name: string
  /** The heading under which it stands in the reference, such as `contacts`. */
  resource: string
  statuses: readonly number[]
  /** Of its body. */
  fields: readonly string[]
}

/** Every operation of both versions, in the order of their references. */
export const OPERATIONS: readonly Operation[] = OPERATION_TABLE.trim().split('\n').map(ofLine)

// Most requests are for a path without parameters, in one of its spellings: these are found at once, by method and URL.
const BY_URL = new Map<string, Map<string, Operation>>()
for (const operation of OPERATIONS.filter(({ name }) => !name.includes(':'))) {
  const [method = '', path = ''] = operation.name.split(' ')
  const urls = BY_URL.get(method) ?? new Map<string, Operation>()
  BY_URL.set(method, urls)
  for (const prefix of ['', DOCUMENTED_PREFIX]) for (const end of ['', '/']) urls.set(prefix + path + end, operation)
}
// Those with fewer parameters first: what is spelled out goes before what may be anything.
const WITH_PARAMETERS = OPERATIONS.filter(({ name }) => name.includes(':'))
  .map((operation) => ({
    operation,
    parameters: operation.name.split(':').length,
    pattern: new RegExp(`^${operation.name.replace(/:\w+/g, '[^/]+')}$`)
  }))
  .sort((a, b) => a.parameters - b.parameters)

function ofLine(line: string): Operation {
  const [resource = '', method, path, statuses = '', fields = ''] = line.split('|')
  return { name: `${method} ${path}`, resource, statuses: statuses.split(',').map(Number), fields: fields.split(',').filter(Boolean) }
}

/** The operation that serves a request; undefined where none does. */
export function operationOf(method: string, url: string): Operation | undefined {
  const path = pathOf(url)
  return BY_URL.get(method)?.get(path) ?? withParameters(`${method} ${withoutSlash(withoutPrefix(path))}`)
}

function withParameters(asked: string): Operation | undefined {
  return WITH_PARAMETERS.find(({ pattern }) => pattern.test(asked))?.operation
}
