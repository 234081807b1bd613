import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Contact } from '../../records/contact.js'
import { refusalOf } from '../refusal.js'

const LONGEST_ID = 100

interface OfContact {
  Params: { contactId: string }
}

/** Hook: the contact that the path names must be there. */
export function requireContact(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { contactId } = request.params as OfContact['Params']
  if (locationOf(request).contacts.has(contactId)) {
    done()
    return
  }
  const shown = contactId.slice(0, LONGEST_ID)
  refuse(reply, refusalOf(400, `Contact with id ${shown} not found`, 'v2.contact-unknown'), [
    `no contact of this location has the id ${shown}`
  ])
}

/** The contact that the path names, after that hook. */
export function contactOf(request: FastifyRequest): Contact {
  const { contactId } = request.params as OfContact['Params']
  return locationOf(request).contacts.get(contactId) as Contact
}
