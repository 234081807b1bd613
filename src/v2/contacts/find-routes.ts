import type { FastifyInstance } from 'fastify'
import { contactWith } from '../../contacts/find.js'
import { pageMeta } from '../../contacts/page-meta.js'
import { pageOf } from '../../contacts/pages.js'
import { answer, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { requireOwnLocation } from '../location-id.js'
import { onlyIn } from '../only-in.js'
import { QueryReader } from '../query.js'
import { listedContact, readContact } from './answers.js'
import { readListQuery } from './list-query.js'

/** What finds contacts: the list, and the look-up of a duplicate. */
export function findContacts(api: FastifyInstance): void {
  const ofOwnLocation = requireOwnLocation('query')

  api.get('/contacts', { preHandler: [onlyIn('before v3', 'POST /contacts/search'), ofOwnLocation] }, (request, reply) => {
    const { refused, ...asked } = readListQuery(request.query)
    if (refused) return refuseFor(reply, refused)
    const { contacts, total, next } = pageOf(locationOf(request).contacts, asked)
    const meta = pageMeta(request, { total, page: 1, next })
    return answer(reply, 'v2.contact-list', { contacts: contacts.map(listedContact), count: total, meta })
  })

  api.get('/contacts/search/duplicate', { preHandler: ofOwnLocation }, (request, reply) => {
    const query = new QueryReader(request.query)
    // A plus sign that was not encoded arrives as a space.
    const [email, phone] = [query.text('email'), query.text('number')?.replace(/^ /, '+')]
    if (query.refused) return refuseFor(reply, query.refused)
    const found = contactWith({ email, phone }, locationOf(request))
    return answer(reply, 'v2.contact-lookup', { contact: found ? readContact(found, request.isV3) : null })
  })
}
