import type { FastifyInstance } from 'fastify'
import { pageOf } from '../../contacts/pages.js'
import { answer, refuse } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import type { Contact } from '../../records/contact.js'
import { refuseForeign } from '../location-id.js'
import { refusalOf } from '../refusal.js'
import { readContact } from './answers.js'
import { SearchV2Schema, type V2Search } from './schema.js'

const USUAL = 20
const BAD_CURSOR = refusalOf(422, ['searchAfter must be that of a contact of the page before'], 'v2.types')

/** The search for contacts: a subset of what the vendor takes. */
export function searchContacts(api: FastifyInstance): void {
  api.post<{ Body: V2Search }>('/contacts/search', { schema: { body: SearchV2Schema } }, (request, reply) => {
    const { locationId, page = 1, pageLimit: limit = USUAL, query, filters = [], searchAfter = [] } = request.body
    const foreign = refuseForeign(request, reply, locationId)
    if (foreign) return foreign
    const [startAfter, startAfterId] = searchAfter
    const isCursor = searchAfter.length === 0 || (Number.isSafeInteger(startAfter) && typeof startAfterId === 'string')
    if (!isCursor) return refuse(reply, BAD_CURSOR, ['searchAfter must be a list of a time in milliseconds and an id, as an answer had it'])
    const { contacts, total } = pageOf(locationOf(request).contacts, {
      ...{ limit, page, query, order: 'added', direction: 'desc' },
      startAfter: startAfter as number | undefined,
      startAfterId: startAfterId as string | undefined,
      where: filters.length === 0 ? undefined : { text: JSON.stringify(filters), fits: fitting(filters) }
    })
    const found = contacts.map((contact) => ({ ...readContact(contact, request.isV3), searchAfter: [contact.added.time, contact.id] }))
    return answer(reply, 'v2.contact-search', { contacts: found, total })
  })
}

type Filter = NonNullable<V2Search['filters']>[number]

/** Whether a contact fits all filters. Each text of it is put into lower case once, for a contact may have very many tags. */
function fitting(filters: readonly Filter[]): (contact: Contact) => boolean {
  const wanted = filters.map(({ field, operator, value }) => ({ field, operator, value: value.toLowerCase() }))
  return (contact) => {
    const inLowerCase: Partial<Record<Filter['field'], string[]>> = {}
    return wanted.every(({ field, operator, value }) => {
      inLowerCase[field] ??= (field === 'tags' ? contact.tags : [contact[field] ?? '']).map((text) => text.toLowerCase())
      return operator === 'eq' ? inLowerCase[field].includes(value) : inLowerCase[field].some((text) => text.includes(value))
    })
  }
}
