import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepContact } from '../../contacts/keep.js'
import { update } from '../../contacts/make.js'
import { answer, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { addTags as bothOf, removeTags as without } from '../../records/contact.js'
import { contactOf, requireContact } from '../contacts/of-path.js'
import type { V2Context } from '../context.js'
import { type SentFollowers, V2FollowersSchema } from './schema.js'

/** Who follows a contact. */
export function followers(api: FastifyInstance, { feed }: V2Context): void {
  const path = '/contacts/:contactId/followers'
  const options = { schema: { body: V2FollowersSchema }, preHandler: requireContact }

  api.post<{ Body: SentFollowers }>(path, options, (request, reply) => {
    const before = followersOf(request)
    const after = bothOf(before, request.body.followers)
    return keep(request, reply, after, 201, { followers: after, followersAdded: without(after, before) })
  })

  api.delete<{ Body: SentFollowers }>(path, options, (request, reply) => {
    const before = followersOf(request)
    const after = without(before, request.body.followers)
    return keep(request, reply, after, 200, { followers: after, followersRemoved: without(before, after) })
  })

  function keep(request: FastifyRequest, reply: FastifyReply, after: string[], status: number, body: object): FastifyReply {
    const made = update(contactOf(request), { details: { followers: after } }, locationOf(request), 'replace')
    if ('refusal' in made) return refuseFor(reply, made)
    keepContact(request, made.contact, [], feed)
    return answer(reply.code(status), 'v2.contact-followers', body)
  }
}

function followersOf(request: FastifyRequest): readonly string[] {
  return contactOf(request).details?.followers ?? []
}
