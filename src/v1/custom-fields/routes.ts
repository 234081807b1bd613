import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answer, answerOk, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { CustomField } from '../../records/custom-field.js'
import { jsonSize } from '../../records/room.js'
import { type Refusal, whyFull } from '../../rules/refusals.js'
import { invalid } from '../../rules/wording.js'
import { answerOf, type CreateCustomField, makeCustomField, sentOf, whyNoCustomField } from './custom-field.js'
import { CreateCustomFieldSchema } from './schema.js'

const UNKNOWN: Refusal = { status: 422, body: invalid('customFieldId', 'custom field id'), rule: 'custom-field.invalid-id' }
const RULE = 'custom-field.kept'

interface WithId {
  Params: { id: string }
}

/** The custom fields of a location: those of contacts, for version 1 knows no others. */
export function customFields(api: FastifyInstance): void {
  const body = { schema: { body: CreateCustomFieldSchema } }

  api.get('/custom-fields', (request, reply) => {
    const { customFields, fidelity } = locationOf(request)
    return answer(reply, RULE, { customFields: customFields.all('contact').map((field) => answerOf(field, fidelity)) })
  })

  api.post<{ Body: CreateCustomField }>('/custom-fields', body, (request, reply) => {
    const wrong = whyNoCustomField(request.body)
    if (wrong) return refuseFor(reply, wrong)
    return keep(request, reply, makeCustomField(locationOf(request).chance.id(), request.body))
  })

  api.get<WithId>('/custom-fields/:id', (request, reply) => {
    const field = fieldOf(request)
    if (field === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
    return answer(reply, RULE, answerOf(field, locationOf(request).fidelity))
  })

  api.put<WithId & { Body: CreateCustomField }>('/custom-fields/:id', body, (request, reply) => {
    const field = fieldOf(request)
    if (field === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
    const changed = { ...sentOf(field), ...request.body }
    const wrong = whyNoCustomField(changed, field.dataType)
    if (wrong) return refuseFor(reply, wrong)
    return keep(request, reply, makeCustomField(field.id, changed))
  })

  api.delete<WithId>('/custom-fields/:id', (request, reply) => {
    if (fieldOf(request) === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
    locationOf(request).customFields.remove(request.params.id)
    return answerOk(reply, RULE)
  })
}

function keep(request: FastifyRequest, reply: FastifyReply, field: CustomField): FastifyReply {
  const { customFields, room, fidelity } = locationOf(request)
  const noRoom = whyFull(room, 0, jsonSize(field))
  if (noRoom) return refuseFor(reply, noRoom)
  customFields.put(field)
  return answer(reply, RULE, answerOf(field, fidelity))
}

function fieldOf(request: FastifyRequest<WithId>): CustomField | undefined {
  return locationOf(request).customFields.get(request.params.id, 'contact')
}

function unknown({ params: { id } }: FastifyRequest<WithId>): string {
  return `no custom field of this location has the id ${id}`
}
