import type { FastifyInstance } from 'fastify'
import { answer } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'

/** The campaigns of a location; they are made in the vendor's pages, or given by a test. */
export function campaigns(api: FastifyInstance): void {
  api.get<{ Querystring: { status?: unknown } }>('/campaigns', (request, reply) => {
    const { status } = request.query
    const all = locationOf(request).resources.campaigns.all()
    return answer(reply, 'campaign.list', { campaigns: status === undefined ? all : all.filter((each) => each.status === status) })
  })
}
