import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parseBody } from '../../http/json.js'
import type { Location } from '../../locations/locations.js'
import { refuse } from '../../pipeline/errors.js'
import { type CreateCustomField, type CustomField, DATA_TYPES, makeCustomField, partsOf } from '../../records/custom-field.js'
import type { Refusal } from '../../rules/refusals.js'
import { invalid, mandatory } from '../../rules/wording.js'
import { CreateCustomFieldSchema } from './schema.js'

const UNKNOWN: Refusal = { status: 422, body: invalid('customFieldId', 'custom field id'), rule: 'custom-field.invalid-id' }
const INVALID_TYPE: Refusal = { status: 422, body: invalid('dataType', 'data type'), rule: 'custom-field.invalid-type' }

interface WithId {
  Params: { id: string }
}

/** The custom fields of a location. */
export function customFields(api: FastifyInstance): void {
  const body = { schema: { body: CreateCustomFieldSchema }, preValidation: parseBody }

  api.get('/custom-fields', (request, reply) => {
    request.exchange.rule = 'custom-field.kept'
    return reply.send({ customFields: fieldsOf(request).all() })
  })

  api.post<{ Body: CreateCustomField }>('/custom-fields', body, (request, reply) => {
    const refusal = refusalOf(request.body)
    if (refusal) return refuse(reply, refusal.refusal, [refusal.reason])
    const field = makeCustomField((request.location as Location).chance.id(), request.body)
    return reply.send(kept(request, field))
  })

  api.get<WithId>('/custom-fields/:id', (request, reply) => {
    const field = fieldsOf(request).get(request.params.id)
    if (field === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
    request.exchange.rule = 'custom-field.kept'
    return reply.send(field)
  })

  api.put<WithId & { Body: CreateCustomField }>('/custom-fields/:id', body, (request, reply) => {
    const field = fieldsOf(request).get(request.params.id)
    if (field === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
    const changed = { ...partsOf(field), ...request.body }
    const refusal = refusalOf(changed)
    if (refusal) return refuse(reply, refusal.refusal, [refusal.reason])
    return reply.send(kept(request, makeCustomField(field.id, changed)))
  })

  api.delete<WithId>('/custom-fields/:id', (request, reply) => {
    const { id } = request.params
    if (fieldsOf(request).get(id) === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
    fieldsOf(request).remove(id)
    request.exchange.rule = 'custom-field.kept'
    return reply.type('text/plain; charset=utf-8').send('OK')
  })
}

function fieldsOf(request: FastifyRequest): Location['customFields'] {
  return (request.location as Location).customFields
}

function kept(request: FastifyRequest, field: CustomField): CustomField {
  fieldsOf(request).put(field)
  request.exchange.rule = 'custom-field.kept'
  return field
}

function refusalOf({ name, dataType }: CreateCustomField): { refusal: Refusal; reason: string } | undefined {
  const missing = Object.entries({ name, dataType }).flatMap(([field, value]) => (value?.trim() ? [] : field))
  if (missing.length > 0) {
    const body = Object.assign({}, ...missing.map(mandatory))
    return { refusal: { status: 422, body, rule: 'custom-field.mandatory' }, reason: `${missing.join(' and ')} must be sent` }
  }
  if (DATA_TYPES.includes(dataType as string)) return undefined
  return { refusal: INVALID_TYPE, reason: `dataType must be one of ${DATA_TYPES.join(', ')}; what came is ${dataType}` }
}

function unknown({ params: { id } }: FastifyRequest<WithId>): string {
  return `no custom field of this location has the id ${id}`
}
