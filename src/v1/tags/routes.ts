import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { deleteTag, keepTag, tagName, tagsOf, tagWithId, tagWithName } from '../../contacts/location-tags.js'
import type { Location } from '../../locations/location.js'
import { answer, answerList, answerOk, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Tag } from '../../records/tag.js'
import type { Refusal } from '../../rules/refusals.js'
import { invalid } from '../../rules/wording.js'
import { whatIsMissing } from '../resource/missing.js'
import { type SentTag, TagSchema } from './schema.js'

const UNKNOWN: Refusal = { status: 422, body: invalid('tagId', 'tag id'), rule: 'tag.invalid-id' }
// As the reference has it.
const UNKNOWN_ON_DELETE: Refusal = { status: 422, body: invalid('customValueId', 'custom field id'), rule: 'tag.invalid-id' }

interface WithId {
  Params: { id: string }
}

/** The tags of a location. */
export function tags(api: FastifyInstance): void {
  const withBody = { schema: { body: TagSchema } }

  api.get('/tags', (request, reply) => {
    const location = locationOf(request)
    return answerList(reply, 'tag.kept', 'tags', tagsOf(location), (tag) => answerOf(tag, location))
  })

  api.post<{ Body: SentTag }>('/tags', withBody, (request, reply) => {
    const incomplete = whatIsMissing(request.body, ['name'], 'tag.mandatory')
    if (incomplete) return refuseFor(reply, incomplete)
    return keep(request, reply, tagWithName(request.body.name as string, locationOf(request)))
  })

  api.get<WithId>('/tags/:id', (request, reply) => {
    const tag = tagOf(request)
    if (tag === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
    return answer(reply, 'tag.kept', answerOf(tag, locationOf(request)))
  })

  api.put<WithId & { Body: SentTag }>('/tags/:id', withBody, (request, reply) => {
    const tag = tagOf(request)
    if (tag === undefined) return refuse(reply, UNKNOWN, [unknown(request)])
    const incomplete = whatIsMissing(request.body, ['name'], 'tag.mandatory')
    if (incomplete) return refuseFor(reply, incomplete)
    const name = tagName(request.body.name as string, locationOf(request))
    return keep(request, reply, { id: tag.id, name }, tag.name)
  })

  api.delete<WithId>('/tags/:id', (request, reply) => {
    const tag = tagOf(request)
    if (tag === undefined) return refuse(reply, UNKNOWN_ON_DELETE, [unknown(request)])
    deleteTag(tag, locationOf(request))
    return answerOk(reply, 'tag.kept')
  })
}

function keep(request: FastifyRequest, reply: FastifyReply, tag: Tag, before?: string): FastifyReply {
  const location = locationOf(request)
  const noRoom = keepTag(tag, location, before)
  if (noRoom) return refuseFor(reply, noRoom)
  return answer(reply, 'tag.kept', answerOf(tag, location))
}

function answerOf({ id, name }: Tag, { id: locationId, fidelity }: Location): object {
  return fidelity.has('tag.location-id') ? { id, name, locationId } : { id, name }
}

function tagOf(request: FastifyRequest<WithId>): Tag | undefined {
  return tagWithId(request.params.id, locationOf(request))
}

function unknown({ params: { id } }: FastifyRequest<WithId>): string {
  return `no tag of this location has the id ${id}`
}
