import type { FastifyInstance } from 'fastify'
import { isObject } from '../match/match.js'
import type { Fidelity } from '../rules/fidelity.js'

interface Fields {
  properties?: Record<string, { type?: string }>
}

/** Has every route of `api` that wants a body take it in the forms in which programs send it. */
export function takeObservedShapes(api: FastifyInstance, fidelity: Fidelity): void {
  if (!fidelity.has('custom-field.forms')) return
  api.addHook('onRoute', (route) => {
    const schema = route.schema?.body as Fields | undefined
    if (schema === undefined) return
    route.preValidation = (request, _reply, done) => {
      const { body, exchange } = request
      request.body = inDocumentedShape(exchange.isForm ? typed(body, schema) : body, schema)
      done()
    }
  })
}

/**
 * A body as the pages have it, from the forms that programs send: null is absent, customField may be a list, and tags one
 * text.
 */
export function inDocumentedShape(body: unknown, { properties = {} }: Fields): unknown {
  if (!isObject(body)) return body
  return mapped(body, (value, name) => {
    const type = properties[name]?.type
    if (name === 'customField' && type === 'object') return asObject(value)
    return name === 'tags' && type === 'array' ? asList(value) : withoutNulls(value)
  })
}

/** The texts of a form as the types that the schema asks for, where they can be these. */
export function typed(form: unknown, { properties = {} }: Fields): unknown {
  return mapped(form as Record<string, unknown>, (value, name) => {
    const type = properties[name]?.type
    if (typeof value !== 'string') return value
    if (type === 'boolean' && /^(true|false|1|0)$/.test(value)) return value === 'true' || value === '1'
    return (type === 'number' || type === 'integer') && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  })
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  return isObject(value) ? mapped(value, withoutNulls) : value
}

function asObject(customField: unknown): unknown {
  if (!Array.isArray(customField)) return customField
  const named = customField.map((item) => [item?.id ?? item?.key, item?.value ?? item?.field_value ?? null])
  return named.every(([name]) => typeof name === 'string') ? Object.fromEntries(named) : customField
}

function asList(tags: unknown): unknown {
  if (typeof tags !== 'string') return tags
  return tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
}

/** The values that are not null, each changed. */
function mapped(object: Record<string, unknown>, change: (value: unknown, name: string) => unknown): Record<string, unknown> {
  const present = Object.entries(object).filter(([, value]) => value !== null)
  return Object.fromEntries(present.map(([name, value]) => [name, change(value, name)]))
}
