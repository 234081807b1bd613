import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { replaceTag, tagNamed, tagsOf } from '../../contacts/tags.js'
import type { Location } from '../../locations/location.js'
import { answer, answerOk, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { jsonSize } from '../../records/room.js'
import type { Tag } from '../../records/tag.js'
import { type Refusal, whyFull } from '../../rules/refusals.js'
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
    return answer(reply, 'tag.kept', { tags: tagsOf(location).map((tag) => answerOf(tag, location)) })
  })

  api.post<{ Body: SentTag }>('/tags', withBody, (request, reply) => {
    const incomplete = whatIsMissing(request.body, ['name'], 'tag.mandatory')
    if (incomplete) return refuseFor(reply, incomplete)
    const location = locationOf(request)
    const name = nameOf(request.body, location)
    const tag = location.resources.tags.all().find((each) => each.name === name) ?? tagNamed(name, location.id)
    return keep(request, reply, tag)
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
    const location = locationOf(request)
    const name = nameOf(request.body, location)
    replaceTag(tag.name, name, location)
    return keep(request, reply, { id: tag.id, name })
  })

  api.delete<WithId>('/tags/:id', (request, reply) => {
    const tag = tagOf(request)
    if (tag === undefined) return refuse(reply, UNKNOWN_ON_DELETE, [unknown(request)])
    const location = locationOf(request)
    location.resources.tags.remove(tag.id)
    replaceTag(tag.name, undefined, location)
    return answerOk(reply, 'tag.kept')
  })
}

function keep(request: FastifyRequest, reply: FastifyReply, tag: Tag): FastifyReply {
  const location = locationOf(request)
  const noRoom = whyFull(location.room, 0, jsonSize(tag))
  if (noRoom) return refuseFor(reply, noRoom)
  location.resources.tags.put(tag)
  return answer(reply, 'tag.kept', answerOf(tag, location))
}

function answerOf({ id, name }: Tag, { id: locationId, fidelity }: Location): object {
  return fidelity.has('tag.location-id') ? { id, name, locationId } : { id, name }
}

function nameOf({ name = '' }: SentTag, { fidelity }: Location): string {
  return fidelity.has('tags.lower-case') ? name.toLowerCase() : name
}

function tagOf(request: FastifyRequest<WithId>): Tag | undefined {
  return tagsOf(locationOf(request)).find(({ id }) => id === request.params.id)
}

function unknown({ params: { id } }: FastifyRequest<WithId>): string {
  return `no tag of this location has the id ${id}`
}
