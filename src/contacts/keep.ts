import type { FastifyRequest } from 'fastify'
import type { Feed } from '../locations/feed.js'
import { locationOf } from '../pipeline/request.js'
import type { Contact } from '../records/contact.js'
import type { RuleId } from '../rules/rules.js'

/** Keeps a contact that a request made or changed: notes that on its exchange, and tells those who listen. */
export function keepContact(request: FastifyRequest, contact: Contact, applied: readonly RuleId[], feed: Feed): void {
  const { contacts } = locationOf(request)
  const { exchange } = request
  exchange.before = contacts.put(contact) ?? null
  exchange.stored = contact
  exchange.contactIds = [contact.id]
  exchange.applied = applied
  feed.publish({ kind: 'contact', locationId: contact.locationId, contact })
}
