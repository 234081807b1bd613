import type { FastifyInstance } from 'fastify'
import { parseBody } from '../body.js'
import { refuse } from '../errors.js'
import type { Feed } from '../feed.js'
import type { Location } from '../locations.js'
import { NEITHER_EMAIL_NOR_PHONE } from '../refusals.js'
import { type CreateContact, lacksEmailAndPhone } from './contact.js'
import { createContact } from './create.js'
import { CreateContactSchema } from './schema.js'
import { ignoredFields } from './warnings.js'

const WITHOUT_BOTH = ['neither email nor phone holds anything; send one of them']

/** The contacts resource. */
export function contacts(api: FastifyInstance, feed: Feed): void {
  api.post<{ Body: CreateContact }>('/contacts', { schema: { body: CreateContactSchema }, preValidation: parseBody }, (request, reply) => {
    const { exchange } = request
    exchange.warn = ignoredFields
    if (lacksEmailAndPhone(request.body)) return refuse(reply, NEITHER_EMAIL_NOR_PHONE, WITHOUT_BOTH)
    const location = request.location as Location
    const contact = createContact(request.body, location)
    exchange.contactIds = [contact.id]
    exchange.rule = 'contact.created'
    feed.publish({ kind: 'contact', locationId: location.id, contact })
    return reply.send({ contact })
  })
}
