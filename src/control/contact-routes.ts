import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Location } from '../locations/location.js'
import type { Locations } from '../locations/locations.js'
import { type Contact, changeContact } from '../records/contact.js'
import { answerOf, type CreateContact, fieldsOf } from '../v1/contacts/contact.js'
import { checkRoom } from './check-room.js'
import { contactPage } from './contact-page.js'
import { ControlError } from './errors.js'
import { ChangeContactSchema } from './schema.js'
import { scopeOf } from './scope-of.js'

interface OfContact {
  Params: { id: string }
}

/** One contact: all that is known of it, and changes by hand. */
export function oneContact(api: FastifyInstance, { locations }: { locations: Locations }): void {
  const scope = (request: FastifyRequest) => scopeOf(request, locations)
  const held = (request: FastifyRequest<OfContact>): { location: Location; contact: Contact } => {
    const { id } = request.params
    for (const location of scope(request).locations) {
      const contact = location.contacts.get(id)
      if (contact) return { location, contact }
    }
    throw unknown(id)
  }

  api.get<OfContact>('/contacts/:id', (request) => {
    const { id } = request.params
    for (const location of scope(request).locations) {
      const page = contactPage(id, location)
      if (page) return page
    }
    throw unknown(id)
  })

  api.put<OfContact & { Body: CreateContact }>('/contacts/:id', { schema: { body: ChangeContactSchema } }, (request) => {
    const { location, contact } = held(request)
    const { contacts, clock, fidelity, room } = location
    const changed = changeContact(contact, fieldsOf(request.body), 'replace', contacts.nextMoment(clock.now()))
    checkRoom(room, 0, changed.bytes - contact.bytes)
    contacts.put(changed)
    location.isPrepared = true
    locations.feed.publish({ kind: 'contact', locationId: location.id, contact: changed })
    return answerOf(changed, fidelity)
  })

  api.delete<OfContact>('/contacts/:id', (request) => {
    const { location, contact } = held(request)
    location.forgetContact(contact)
    return { cleared: 1 }
  })
}

function unknown(id: string): ControlError {
  return new ControlError(404, 'not-found', `no contact has the id ${id} here; GET /contacts lists those that are kept`)
}
