import type { FastifyInstance } from 'fastify'
import { parseJson } from '../body.js'
import { NEITHER_EMAIL_NOR_PHONE, refuse } from '../errors.js'
import type { Location } from '../locations.js'
import { type Contact, type CreateContact, lacksEmailAndPhone, makeContact } from './contact.js'
import { CreateContactSchema } from './schema.js'

/** The contacts resource. */
export function contacts(api: FastifyInstance): void {
  api.post<{ Body: CreateContact }>('/contacts', { schema: { body: CreateContactSchema }, preValidation: parseJson }, (request, reply) => {
    if (lacksEmailAndPhone(request.body)) {
      return refuse(reply, NEITHER_EMAIL_NOR_PHONE, [WITHOUT_BOTH])
    }
    const contact = create(request.body, request.location as Location)
    request.exchange.contactIds = [contact.id]
    return reply.send({ contact })
  })
}

const WITHOUT_BOTH = 'neither email nor phone holds anything; send one of them'

function create(sent: CreateContact, location: Location): Contact {
  const now = location.clock.now()
  const contact = makeContact(sent, {
    id: location.chance.id(),
    locationId: location.id,
    fingerprint: location.chance.fingerprint(now),
    dateAdded: new Date(now).toISOString()
  })
  location.contacts.add(contact)
  return contact
}
