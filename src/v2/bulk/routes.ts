import type { FastifyInstance } from 'fastify'
import { observedChangesOf } from '../../contacts/observed-changes.js'
import { answer, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { addTags, removeTags } from '../../records/contact.js'
import type { V2Context } from '../context.js'
import { refuseForeign } from '../location-id.js'
import { refusalOf } from '../refusal.js'
import { succeeded } from '../version-header.js'
import { type Changed, changeMany } from './change-many.js'
import { type SentBulkBusiness, type SentBulkTags, V2BulkBusinessSchema, V2BulkTagsSchema } from './schema.js'

const WRONG_TYPE = refusalOf(422, ['type must be one of the following values: add, remove'], 'v2.bulk-type')
const NOT_WITH_ADD = refusalOf(422, ['removeAllTags can only be used with the type remove'], 'v2.bulk-type')
const CHANGES: Partial<Record<string, typeof addTags>> = { add: addTags, remove: removeTags }

/** Changes many contacts at once. */
export async function bulk(api: FastifyInstance, { fidelity, feed }: V2Context): Promise<void> {
  const observedChanges = await observedChangesOf(fidelity)

  api.post<{ Params: { type: string }; Body: SentBulkTags }>(
    '/contacts/bulk/tags/update/:type',
    { schema: { body: V2BulkTagsSchema } },
    (request, reply) => {
      const { contacts: ids, locationId, removeAllTags = false } = request.body
      const foreign = refuseForeign(request, reply, locationId)
      if (foreign) return foreign
      const changeTags = Object.hasOwn(CHANGES, request.params.type) ? CHANGES[request.params.type] : undefined
      if (changeTags === undefined) return refuse(reply, WRONG_TYPE, ['the path ends in add or in remove'])
      const isAdding = changeTags === addTags
      if (removeAllTags && isAdding) return refuse(reply, NOT_WITH_ADD, ['removeAllTags is for /contacts/bulk/tags/update/remove'])
      const { fields, applied } = observedChanges({ tags: request.body.tags }, locationOf(request), false)
      const { tags = [] } = fields
      const change = ({ tags: before }: { tags: readonly string[] }) => ({ tags: removeAllTags ? [] : changeTags(before, tags) })
      const changed = changeMany(request, { ids, added: tags, change }, feed)
      if ('refusal' in changed) return refuseFor(reply, changed)
      request.exchange.applied = applied
      const errorCount = ids.filter((id) => !changed.has(id)).length
      const responses = ids.map((id) => responseOf(id, changed.get(id), isAdding))
      return answer(reply.code(201), 'v2.bulk-tags', { ...succeeded(request), errorCount, responses })
    }
  )

  api.post<{ Body: SentBulkBusiness }>('/contacts/bulk/business', { schema: { body: V2BulkBusinessSchema } }, (request, reply) => {
    const { locationId, ids, businessId } = request.body
    const foreign = refuseForeign(request, reply, locationId)
    if (foreign) return foreign
    const change = () => ({ details: { businessId: businessId ?? undefined } })
    const changed = changeMany(request, { ids, added: [businessId ?? ''], change }, feed)
    if ('refusal' in changed) return refuseFor(reply, changed)
    const unknown = ids.filter((id) => !changed.has(id))
    if (unknown.length > 0) request.exchange.because(`${unknown.length} of the ids are of no contact of this location: ${unknown[0]} …`)
    return answer(reply, 'v2.bulk-business', { success: true, ids: [...changed.keys()] })
  })
}

/** What became of one contact, as in the example of the contract. */
function responseOf(contactId: string, changed: Changed | undefined, isAdding: boolean): object {
  if (changed === undefined) {
    const isId = /^[A-Za-z0-9]{20}$/.test(contactId)
    return { contactId, message: isId ? 'contact does not belong to location' : 'contact id is not a valid firebase id', type: 'error' }
  }
  const [oldTags, tags] = [changed.before.tags, changed.after.tags]
  const [tagsAdded, tagsRemoved] = isAdding ? [removeTags(tags, oldTags), []] : [[], removeTags(oldTags, tags)]
  return { contactId, message: 'Tags updated', type: 'success', oldTags, tagsAdded, tagsRemoved }
}
