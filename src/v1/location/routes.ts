import type { FastifyInstance } from 'fastify'
import { idFrom } from '../../ids.js'
import type { Location } from '../../locations/locations.js'
import { refuse } from '../../pipeline/errors.js'
import type { Refusal } from '../../rules/refusals.js'
import { invalid } from '../../rules/wording.js'

const UNKNOWN: Refusal = { status: 422, body: invalid('id', 'location id'), rule: 'neighbour.location' }

/** What clients read beside the contacts; it cannot be changed. */
export function neighbours(api: FastifyInstance): void {
  api.get('/tags', (request, reply) => {
    const { id: locationId, contacts } = request.location as Location
    const names = new Set(contacts.all().flatMap(({ tags }) => tags))
    request.exchange.rule = 'neighbour.tags'
    return reply.send({ tags: [...names].map((name) => ({ id: idFrom(`${locationId}\0${name}`), name, locationId })) })
  })

  api.get('/timezones', (request, reply) => {
    request.exchange.rule = 'neighbour.timezones'
    return reply.send({ timezones: Intl.supportedValuesOf('timeZone') })
  })

  api.get<{ Params: { id: string } }>('/locations/:id', (request, reply) => {
    const { id, settings } = request.location as Location
    const { name, country, timezone, allowDuplicateContact } = settings
    if (request.params.id !== id) return refuse(reply, UNKNOWN, [`the key opens the location ${id}, not ${request.params.id}`])
    request.exchange.rule = 'neighbour.location'
    return reply.send({ id, name, country, timezone, settings: { allowDuplicateContact } })
  })
}
