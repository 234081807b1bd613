import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Contact } from '../../records/contact.js'
import { unknownId } from '../unknown-id.js'

interface OfContact {
  Params: { contactId: string }
}

/** Hook: the contact that the path names must be there. */
export function requireContact(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { contactId } = request.params as OfContact['Params']
  if (locationOf(request).contacts.has(contactId)) done()
  else refuseFor(reply, unknownId('contact', contactId, 'location', 'v2.contact-unknown'))
}

/** The contact that the path names, after that hook. */
export function contactOf(request: FastifyRequest): Contact {
  const { contactId } = request.params as OfContact['Params']
  return locationOf(request).contacts.get(contactId) as Contact
}
