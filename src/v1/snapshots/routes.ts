import type { FastifyInstance } from 'fastify'
import { answer, refuse } from '../../pipeline/answer.js'
import { forAgencies } from '../../pipeline/for-agencies.js'
import { locationOf } from '../../pipeline/request.js'
import { invalid } from '../../rules/wording.js'

const LOADING = { msg: "Copying the data, we will send a notification once it's completed." }

/** The snapshots of an agency; they are made in the vendor's pages, or given by a test. */
export function snapshots(api: FastifyInstance): void {
  forAgencies(api, (agencies) => {
    agencies.get('/snapshots', (request, reply) => {
      return answer(reply, 'snapshot.list', { snapshots: locationOf(request).resources.snapshots.all() })
    })

    agencies.put<{ Params: { id: string; snapshotId: string } }>('/locations/:id/load-snapshot/:snapshotId', (request, reply) => {
      const { id, snapshotId } = request.params
      const { accounts, snapshots } = locationOf(request).resources
      const wrong = {
        ...(!accounts.has(id) && invalid('locationId', 'location id')),
        ...(!snapshots.takes(snapshotId) && invalid('snapshotId', 'snapshot id'))
      }
      const reasons = Object.keys(wrong).map((name) => `no ${name.replace('Id', '')} of this agency has this ${name}`)
      if (reasons.length > 0) return refuse(reply, { status: 422, body: wrong, rule: 'snapshot.invalid-id' }, reasons)
      return answer(reply, 'snapshot.loaded', LOADING)
    })
  })
}
