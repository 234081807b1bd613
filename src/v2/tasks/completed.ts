import type { FastifyInstance } from 'fastify'
import type { MoreRoutes } from '../contacts/child-kind.js'
import { type SentV2Task, V2TaskCompletedSchema } from './schema.js'

/** Says whether a task is done. */
export function completed(api: FastifyInstance, { one, preHandler, change }: MoreRoutes<SentV2Task>): void {
  const options = { schema: { body: V2TaskCompletedSchema }, preHandler }
  api.put<{ Body: Pick<SentV2Task, 'completed'> }>(`${one}/completed`, options, (request, reply) => change(request, reply, request.body))
}
