import type { FastifyInstance } from 'fastify'
import { matches } from '../../contacts/pages.js'
import { answer, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { listedContact } from '../contacts/answers.js'
import { requireOwnLocation } from '../location-id.js'
import { QueryReader } from '../query.js'

const MOST = 100
const USUAL = 25

interface OfBusiness {
  Params: { businessId: string }
  Querystring: { startAfter?: string | string[] }
}

/** The contacts of a business. */
export function businesses(api: FastifyInstance): void {
  const options = { preHandler: requireOwnLocation('query') }
  api.get<OfBusiness>('/contacts/business/:businessId', options, (request, reply) => {
    const query = new QueryReader(request.query)
    const [limit, skip] = [query.number('limit', 1, MOST) ?? USUAL, query.number('skip', 0) ?? 0]
    const searched = query.text('query')?.toLowerCase()
    if (query.refused) return refuseFor(reply, query.refused)
    const { businessId } = request.params
    const found = locationOf(request)
      .contacts.all()
      .filter((contact) => contact.details?.businessId === businessId && (searched === undefined || matches(contact, searched)))
      .reverse()
    const after = request.isV3 ? lastOf(request.query.startAfter) : undefined
    const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1
    if (after !== undefined && start === 0)
      request.exchange.because('startAfter has the id of no contact that is found, so the list begins anew')
    const page = found.slice(start + skip, start + skip + limit)
    return answer(reply, 'v2.business-contacts', { contacts: page.map(listedContact), count: found.length })
  })
}

// A name and an id, as one text with a comma between them or as two texts.
function lastOf(startAfter: string | string[] | undefined): string | undefined {
  return startAfter === undefined ? undefined : String(startAfter).split(',').at(-1)
}
