import type { FastifyInstance } from 'fastify'
import type { Location } from '../../locations/location.js'
import { answer, refuse, refuseFor } from '../../pipeline/answer.js'
import { forAgencies } from '../../pipeline/for-agencies.js'
import { locationOf } from '../../pipeline/request.js'
import { jsonSize } from '../../records/room.js'
import { type Refusal, whyFull } from '../../rules/refusals.js'
import { UNKNOWN_LOCATION, unknownLocation } from '../location/unknown.js'
import { type Subscription, SubscriptionSchema } from './schema.js'

// The words keep the spelling of the field, other than elsewhere.
const needed = (field: string) => ({ [field]: { message: `The ${field} field is mandatory.`, rule: 'requiredWithout' } })
const NEITHER: Refusal = { status: 422, body: { ...needed('customerId'), ...needed('subscriptionId') }, rule: 'saas.mandatory' }
const WHY = ['customerId or subscriptionId must be sent']

/** The subscriptions by which the owners of an agency's locations pay. */
export function saas(api: FastifyInstance): void {
  forAgencies(api, (agencies) => {
    agencies.get<{ Querystring: Record<string, unknown> }>('/saas/locations', (request, reply) => {
      const wanted = subscriptionOf(request.query)
      if (wanted === undefined) return refuse(reply, NEITHER, WHY)
      return answer(reply, 'saas.locations', { locationIds: idsWith(wanted, locationOf(request)) })
    })

    agencies.put<{ Params: { id: string }; Body: Subscription }>(
      '/saas/update-saas-subscription/:id',
      { schema: { body: SubscriptionSchema } },
      (request, reply) => {
        const { id } = request.params
        const agency = locationOf(request)
        const before = agency.resources.accounts.get(id)
        if (before === undefined) return refuse(reply, UNKNOWN_LOCATION, [unknownLocation(id)])
        const sent = subscriptionOf(request.body)
        if (sent === undefined) return refuse(reply, NEITHER, WHY)
        const account = { ...before, ...sent }
        const noRoom = whyFull(agency.room, 0, jsonSize(account))
        if (noRoom) return refuseFor(reply, noRoom)
        agency.resources.accounts.put(account)
        return answer(reply, 'saas.updated', { locationIds: idsWith(sent, agency) })
      }
    )
  })
}

/** What names a subscription in a body or a query; undefined where nothing does. */
function subscriptionOf(sent: Readonly<Record<string, unknown>>): Subscription | undefined {
  const named = (['customerId', 'subscriptionId'] as const).flatMap((name) => {
    const text = sent[name]
    return typeof text === 'string' && text.trim() !== '' ? [[name, text] as const] : []
  })
  return named.length === 0 ? undefined : Object.fromEntries(named)
}

function idsWith({ customerId, subscriptionId }: Subscription, { resources }: Location): string[] {
  const fitting = resources.accounts
    .all()
    .filter((account) => customerId === undefined || account.customerId === customerId)
    .filter((account) => subscriptionId === undefined || account.subscriptionId === subscriptionId)
  return fitting.map(({ id }) => id)
}
