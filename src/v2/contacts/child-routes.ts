import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepChild } from '../../contacts/keep-child.js'
import { answer, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { unknownId } from '../unknown-id.js'
import { succeeded } from '../version-header.js'
import type { ChildKind, MoreRoutes } from './child-kind.js'
import { requireContact } from './of-path.js'

interface UnderContact {
  Params: { contactId: string; id: string }
}

/** Serves what belongs to a contact: list, create, read, update, delete. */
export function childRoutes<Sent, Child extends { id: string }>(api: FastifyInstance, kind: ChildKind<Sent, Child>): MoreRoutes<Sent> {
  const { plural, singular, schemas, rules } = kind
  const all = `/contacts/:contactId/${plural}`
  const one = `${all}/:id`
  const ofContact = { preHandler: requireContact }
  const preHandler = [requireContact, requireChild]

  api.get<UnderContact>(all, ofContact, (request, reply) => {
    const { contactId } = request.params
    const children = kind.childrenOf(locationOf(request)).of(contactId)
    return answer(reply, rules.kept, { [plural]: children.map((child) => kind.answerOf(child, contactId)) })
  })

  api.post<UnderContact & { Body: Sent }>(all, { schema: { body: schemas.create }, ...ofContact }, (request, reply) => {
    reply.code(201)
    return keep(request, reply, kind.make(request.body as Sent, locationOf(request)))
  })

  api.get<UnderContact>(one, { preHandler }, (request, reply) => answerOne(request, reply, childOf(request)))

  api.put<UnderContact & { Body: Partial<Sent> }>(one, { schema: { body: schemas.update }, preHandler }, (request, reply) =>
    change(request, reply, request.body as Partial<Sent>)
  )

  api.delete<UnderContact>(one, { preHandler }, (request, reply) => {
    const { contactId, id } = request.params
    kind.childrenOf(locationOf(request)).remove(contactId, id)
    request.exchange.contactIds = [contactId]
    return answer(reply, rules.kept, succeeded(request))
  })

  return { one, preHandler, change }

  function requireChild(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
    if (childOf(request)) done()
    else refuseFor(reply, unknownId(singular, (request.params as UnderContact['Params']).id, 'contact', rules.unknown))
  }

  function change(request: FastifyRequest, reply: FastifyReply, sent: Partial<Sent>): FastifyReply {
    return keep(request, reply, kind.change(childOf(request), sent))
  }

  function keep(request: FastifyRequest, reply: FastifyReply, child: Child): FastifyReply {
    const { contactId } = request.params as UnderContact['Params']
    const location = locationOf(request)
    const noRoom = keepChild(kind.childrenOf(location), contactId, child, location.room)
    if (noRoom) return refuseFor(reply, noRoom)
    request.exchange.contactIds = [contactId]
    return answerOne(request, reply, child)
  }

  function answerOne(request: FastifyRequest, reply: FastifyReply, child: Child): FastifyReply {
    const { contactId } = request.params as UnderContact['Params']
    return answer(reply, rules.kept, { [singular]: kind.answerOf(child, contactId) })
  }

  function childOf(request: FastifyRequest): Child {
    const { contactId, id } = request.params as UnderContact['Params']
    return kind.childrenOf(locationOf(request)).get(contactId, id) as Child
  }
}
