import type { FastifyInstance } from 'fastify'
import { matches } from '../../contacts/pages.js'
import { answer, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { listedContact } from '../contacts/answers.js'
import { requireOwnLocation } from '../location-id.js'
import { type BusinessQuery, pageAsked } from './query.js'

/** The contacts of a business. */
export function businesses(api: FastifyInstance): void {
  api.get<{ Params: { businessId: string }; Querystring: BusinessQuery }>(
    '/contacts/business/:businessId',
    { onRequest: requireOwnLocation('query') },
    (request, reply) => {
      const { businessId } = request.params
      const asked = pageAsked(request.query, request.isV3)
      if ('refusal' in asked) return refuseFor(reply, asked)
      const { limit, skip, query, after } = asked
      const found = locationOf(request)
        .contacts.all()
        .filter((contact) => contact.details?.businessId === businessId && (query === '' || matches(contact, query)))
        .reverse()
      const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1
      if (after !== undefined && start === 0)
        request.exchange.because('startAfter has the id of no contact that is found; the list begins anew')
      const page = found.slice(start + skip, start + skip + limit)
      return answer(reply, 'v2.business-contacts', { contacts: page.map(listedContact), count: found.length })
    }
  )
}
