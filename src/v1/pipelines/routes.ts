import type { FastifyInstance } from 'fastify'
import { answer } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'

/** The pipelines of a location with their stages; they are made in the vendor's pages, or given by a test. */
export function pipelines(api: FastifyInstance): void {
  api.get('/pipelines', (request, reply) => {
    const { id, resources, fidelity } = locationOf(request)
    const locationId = fidelity.has('pipeline.location-id') ? id : undefined
    return answer(reply, 'pipeline.list', { pipelines: resources.pipelines.all().map((pipeline) => ({ ...pipeline, locationId })) })
  })
}
