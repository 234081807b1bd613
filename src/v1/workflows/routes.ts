import type { FastifyInstance } from 'fastify'
import { answer } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'

/** The workflows of a location; they are made in the vendor's pages, or given by a test. */
export function workflows(api: FastifyInstance): void {
  api.get('/workflows', (request, reply) => {
    const { resources, fidelity } = locationOf(request)
    const key = fidelity.has('workflow.list-key') ? 'workflows' : 'workflow'
    return answer(reply, 'workflow.list', { [key]: resources.workflows.all() })
  })
}
