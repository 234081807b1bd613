import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contactWith } from '../../contacts/find.js'
import { fingerprintAt } from '../../contacts/fingerprint.js'
import { keepContact } from '../../contacts/keep.js'
import { add, type Made, update } from '../../contacts/make.js'
import { observedChangesOf } from '../../contacts/observed-changes.js'
import { answer, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { addTags, type ContactFields, removeTags } from '../../records/contact.js'
import type { Refused } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import type { V2Context } from '../context.js'
import { refuseForeign } from '../location-id.js'
import { succeeded } from '../version-header.js'
import { createdContact, readContact } from './answers.js'
import { checkContact } from './check.js'
import { whyDuplicate } from './duplicates.js'
import { fieldsOf } from './fields.js'
import { contactOf, requireContact } from './of-path.js'
import { CreateV2ContactSchema, type SentV2Contact, UpdateV2ContactSchema, UpsertV2ContactSchema, V2TagsSchema } from './schema.js'

interface WithBody {
  Body: SentV2Contact
}

/** The contacts themselves. */
export async function contacts(api: FastifyInstance, { fidelity, feed }: V2Context): Promise<void> {
  const observedChanges = await observedChangesOf(fidelity)

  /** What was sent, as it is kept. */
  const sentBy = (request: FastifyRequest<WithBody>, isNew: boolean) => {
    const location = locationOf(request)
    return observedChanges(fieldsOf(request.body, location.customFields), location, isNew)
  }
  const keep = (
    request: FastifyRequest,
    reply: FastifyReply,
    made: Made | Refused,
    applied: readonly RuleId[],
    rule: RuleId,
    body: (made: Made) => object
  ) => {
    if ('refusal' in made) return refuseFor(reply, made)
    keepContact(request, made.contact, applied, feed)
    return answer(reply, rule, body(made))
  }

  api.post<WithBody>('/contacts', { schema: { body: CreateV2ContactSchema }, preHandler: checkContact }, (request, reply) => {
    const foreign = refuseForeign(request, reply, request.body.locationId)
    if (foreign) return foreign
    const location = locationOf(request)
    const { fields, applied } = sentBy(request, true)
    const made = whyDuplicate(fields, location) ?? add(fields, location)
    if (!('refusal' in made)) reply.code(201)
    return keep(request, reply, made, applied, 'v2.contact-created', ({ contact }) => ({
      contact: request.isV3 ? readContact(contact, true) : createdContact(contact)
    }))
  })

  api.post<WithBody>('/contacts/upsert', { schema: { body: UpsertV2ContactSchema }, preHandler: checkContact }, (request, reply) => {
    const foreign = refuseForeign(request, reply, request.body.locationId)
    if (foreign) return foreign
    const location = locationOf(request)
    const { fields, applied } = sentBy(request, true)
    const mayBeTwice = request.body.createNewIfDuplicateAllowed && location.settings.allowDuplicateContact
    const twin = mayBeTwice ? undefined : contactWith(fields, location)
    const made = twin ? update(twin, fields, location, 'replace') : add(fields, location)
    return keep(request, reply, made, applied, twin ? 'v2.contact-upserted' : 'v2.contact-created', ({ contact }) => ({
      new: twin === undefined,
      contact: readContact(contact, request.isV3),
      traceId: fingerprintAt(location.clock.now(), location.chance)
    }))
  })

  const ofOne = { preHandler: requireContact }

  api.get('/contacts/:contactId', ofOne, (request, reply) =>
    answer(reply, 'v2.contact-read', { contact: readContact(contactOf(request), request.isV3) })
  )

  api.put<WithBody>(
    '/contacts/:contactId',
    { schema: { body: UpdateV2ContactSchema }, preHandler: [requireContact, checkContact] },
    (request, reply) => {
      const { fields, applied } = sentBy(request, false)
      const made = update(contactOf(request), fields, locationOf(request), 'replace')
      return keep(request, reply, made, applied, 'v2.contact-updated', ({ contact }) => ({
        ...(request.isV3 ? { succeeded: true } : { succeded: true }),
        contact: readContact(contact, request.isV3)
      }))
    }
  )

  api.delete('/contacts/:contactId', ofOne, (request, reply) => {
    locationOf(request).forgetContact(contactOf(request))
    return answer(reply, 'v2.contact-deleted', succeeded(request))
  })

  const changeTags = (change: typeof addTags) => (request: FastifyRequest<WithBody>, reply: FastifyReply) => {
    const contact = contactOf(request)
    const location = locationOf(request)
    const { fields, applied } = observedChanges({ tags: request.body.tags } as ContactFields, location, false)
    const made = update(contact, { tags: change(contact.tags, fields.tags as readonly string[]) }, location, 'replace')
    if (request.method === 'POST' && !('refusal' in made)) reply.code(201)
    return keep(request, reply, made, applied, 'v2.contact-tags', ({ contact: { tags } }) => ({ tags }))
  }
  const tagsOf = { schema: { body: V2TagsSchema }, ...ofOne }
  api.post<WithBody>('/contacts/:contactId/tags', tagsOf, changeTags(addTags))
  api.delete<WithBody>('/contacts/:contactId/tags', tagsOf, changeTags(removeTags))
}
