import type { TSchema } from '@sinclair/typebox'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepChild } from '../../contacts/keep-child.js'
import type { Location } from '../../locations/location.js'
import { answer, answerOk, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Children } from '../../records/children.js'
import { type Refusal, UNKNOWN_CONTACT } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import { invalid } from '../../rules/wording.js'
import { whatIsMissing } from '../resource/missing.js'

/** What is different between the kinds of things that belong to a contact. */
export interface ChildKind<Sent extends object, Child extends { id: string }> {
  /** As the path has it, such as `notes`. */
  plural: 'notes' | 'tasks'
  singular: string
  schema: TSchema
  /** The fields that a request must have. */
  mandatory: readonly (keyof Sent & string)[]
  rules: { kept: RuleId; mandatory: RuleId }
  /** What is known to go wrong with what was sent, though it is taken here. */
  warn?(sent: Sent, location: Location): readonly string[]
  childrenOf(location: Location): Children<Child>
  make(sent: Sent, location: Location): Child
  change(child: Child, sent: Sent): Child
  /** As the API answers it. */
  answerOf(child: Child): object
}

/** What routes of one kind alone need beside those that all have. */
export interface MoreRoutes<Child> {
  /** The path of one child. */
  one: string
  /** Refuses a contact or a child that is not there. */
  preHandler: (request: FastifyRequest, reply: FastifyReply, done: () => void) => void
  childOf(request: FastifyRequest): Child
  /** Keeps a child, where there is room, and answers it. */
  keep(request: FastifyRequest, reply: FastifyReply, child: Child): FastifyReply
}

interface UnderContact {
  /** The id is that of the child; the list of all has none. */
  Params: { contactId: string; id: string }
}

/** Serves what belongs to a contact: list, create, read, update, delete. */
export function childRoutes<Sent extends object, Child extends { id: string }>(
  api: FastifyInstance,
  kind: ChildKind<Sent, Child>
): MoreRoutes<Child> {
  const { plural, singular, rules, answerOf } = kind
  const unknownChild: Refusal = { status: 422, body: invalid(`${singular}Id`, `${singular} id`), rule: 'child.invalid-id' }
  const all = `/contacts/:contactId/${plural}`
  const one = `${all}/:id`

  // Before each: the contact and the child that the path names must be there.
  const preHandler = (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const { contactId, id } = request.params as UnderContact['Params']
    const location = locationOf(request)
    if (!location.contacts.has(contactId)) refuse(reply, UNKNOWN_CONTACT, [`no contact of this location has the id ${contactId}`])
    else if (id !== undefined && !kind.childrenOf(location).get(contactId, id))
      refuse(reply, unknownChild, [`the contact has no ${singular} with the id ${id}`])
    else done()
  }
  const withBody = { schema: { body: kind.schema }, preHandler }

  api.get<UnderContact>(all, { preHandler }, (request, reply) => {
    const children = kind.childrenOf(locationOf(request)).of(request.params.contactId)
    return answer(reply, rules.kept, { [plural]: children.map(answerOf) })
  })

  api.post<UnderContact & { Body: Sent }>(all, withBody, (request, reply) => {
    const sent = request.body as Sent
    const incomplete = whatIsMissing(sent, kind.mandatory, rules.mandatory)
    if (incomplete) return refuseFor(reply, incomplete)
    warn(request, sent)
    return keep(request, reply, kind.make(sent, locationOf(request)))
  })

  api.get<UnderContact>(one, { preHandler }, (request, reply) => answer(reply, rules.kept, answerOf(childOf(request))))

  api.put<UnderContact & { Body: Sent }>(one, withBody, (request, reply) => {
    const sent = request.body as Sent
    const incomplete = whatIsMissing(sent, kind.mandatory, rules.mandatory)
    if (incomplete) return refuseFor(reply, incomplete)
    warn(request, sent)
    return keep(request, reply, kind.change(childOf(request), sent))
  })

  api.delete<UnderContact>(one, { preHandler }, (request, reply) => {
    kind.childrenOf(locationOf(request)).remove(request.params.contactId, request.params.id)
    return answerOk(reply, rules.kept)
  })

  return { one, preHandler, childOf, keep }

  function warn(request: FastifyRequest, sent: Sent): void {
    request.exchange.because(...(kind.warn?.(sent, locationOf(request)) ?? []))
  }

  function keep(request: FastifyRequest, reply: FastifyReply, child: Child): FastifyReply {
    const { contactId } = request.params as UnderContact['Params']
    const location = locationOf(request)
    const noRoom = keepChild(kind.childrenOf(location), contactId, child, location.room)
    return noRoom ? refuseFor(reply, noRoom) : answer(reply, rules.kept, answerOf(child))
  }

  function childOf(request: FastifyRequest): Child {
    const { contactId, id } = request.params as UnderContact['Params']
    return kind.childrenOf(locationOf(request)).get(contactId, id) as Child
  }
}
