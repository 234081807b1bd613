import type { FastifyInstance } from 'fastify'
import { answer, refuse } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Refusal } from '../../rules/refusals.js'
import { invalid } from '../../rules/wording.js'

const UNKNOWN: Refusal = { status: 422, body: invalid('id', 'location id'), rule: 'location.read' }

/** The location of the key, and the time zones; none can be changed here. */
export function location(api: FastifyInstance): void {
  api.get('/timezones', (_request, reply) => {
    return answer(reply, 'location.timezones', { timezones: Intl.supportedValuesOf('timeZone') })
  })

  api.get<{ Params: { id: string } }>('/locations/:id', (request, reply) => {
    const { id, settings } = locationOf(request)
    const { name, country, timezone, allowDuplicateContact } = settings
    if (request.params.id !== id) return refuse(reply, UNKNOWN, [`the key opens the location ${id}, not ${request.params.id}`])
    return answer(reply, 'location.read', { id, name, country, timezone, settings: { allowDuplicateContact } })
  })
}
