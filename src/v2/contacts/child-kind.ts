import type { TSchema } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Location } from '../../locations/location.js'
import type { Children } from '../../records/children.js'
import type { RuleId } from '../../rules/rules.js'

/** What is different between the kinds of things that belong to a contact. */
export interface ChildKind<Sent, Child extends { id: string }> {
  /** As the path has it. */
  plural: 'notes' | 'tasks'
  singular: 'note' | 'task'
  /** Of the bodies that make one and change one. */
  schemas: { create: TSchema; update: TSchema }
  rules: { kept: RuleId; unknown: RuleId }
  childrenOf(location: Location): Children<Child>
  make(sent: Sent, location: Location): Child
  change(child: Child, sent: Partial<Sent>): Child
  /** As the API answers it, without its contact. */
  answerOf(child: Child, contactId: string): object
}

/** What routes of one kind alone need beside those that all have. */
export interface MoreRoutes<Sent> {
  /** The path of one child. */
  one: string
  /** Refuse a contact or a child that is not there. */
  preHandler: ((request: FastifyRequest, reply: FastifyReply, done: () => void) => void)[]
  /** Changes one, and answers it. */
  change(request: FastifyRequest, reply: FastifyReply, sent: Partial<Sent>): FastifyReply
}
