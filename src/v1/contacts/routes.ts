import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Core } from '../../core.js'
import { parseBody } from '../../http/json.js'
import type { Location } from '../../locations/locations.js'
import { refuse } from '../../pipeline/errors.js'
import type { Kept } from '../../records/contact-store.js'
import { full, NEITHER_EMAIL_NOR_PHONE, NO_TAGS, UNKNOWN_CONTACT, UNKNOWN_CONTACT_ON_UPDATE } from '../../rules/refusals.js'
import type { RuleId } from '../../rules/rules.js'
import { type Contact, type CreateContact, isBlank, lacksEmailAndPhone } from './contact.js'
import { createContact, updateContact } from './create.js'
import { ignoredFields } from './ignored-fields.js'
import { listed, pageOf, readListQuery } from './list.js'
import { intakeOf } from './normalise.js'
import { CreateContactSchema, TagsSchema } from './schema.js'

const WITHOUT_BOTH = ['neither email nor phone holds anything; send one of them']

interface WithId {
  Params: { id: string }
}
interface WithTags extends WithId {
  Body: { tags?: string[] }
}

/** The contacts resource. */
export async function contacts(api: FastifyInstance, { fidelity, locations, settings: { tagsOnUpdate } }: Core): Promise<void> {
  const intake = await intakeOf(fidelity)
  const preValidation = intake.prepare ? [parseBody, intake.prepare] : [parseBody]
  const contactBody = { schema: { body: CreateContactSchema }, preValidation }
  const tagsBody = { schema: { body: TagsSchema }, preValidation }

  api.post<{ Body: CreateContact }>('/contacts', contactBody, (request, reply) => {
    request.exchange.warn = ignoredFields
    if (lacksEmailAndPhone(request.body)) return refuse(reply, NEITHER_EMAIL_NOR_PHONE, WITHOUT_BOTH)
    const location = locationOf(request)
    const fields = intake.normalise(request, location, true)
    const twin = twinOf(fields, location)
    if (twin) return stored(request, reply, 'contact.upsert', updateContact(twin, fields, location, tagsOnUpdate))
    const { room } = location.contacts
    if (room.left < 1) return refuse(reply, full(room.most), [`all ${room.most} contacts that may be kept are there`])
    return stored(request, reply, 'contact.created', createContact(fields, location))
  })

  api.get<{ Querystring: Record<string, unknown> }>('/contacts', (request, reply) => {
    const { ignored, ...asked } = readListQuery(request.query)
    request.exchange.because(...ignored)
    const page = pageOf(locationOf(request).contacts, asked)
    const { next, total } = page
    const meta = {
      total,
      nextPageUrl: next ? nextPageUrl(request, next.time, next.id) : null,
      startAfterId: next?.id ?? null,
      startAfter: next?.time ?? null,
      currentPage: asked.page,
      nextPage: next ? asked.page + 1 : null,
      prevPage: asked.page > 1 ? asked.page - 1 : null
    }
    request.exchange.rule = 'contact.list'
    return reply.send({ contacts: page.contacts.map(listed), meta })
  })

  api.get<{ Querystring: Record<string, unknown> }>('/contacts/lookup', (request, reply) => {
    const [email, phone] = ['email', 'phone'].map((name) => String(request.query[name] ?? ''))
    if (isBlank(email) && isBlank(phone))
      return refuse(reply, NEITHER_EMAIL_NOR_PHONE, ['neither email nor phone is in the query; send one of them'])
    const { contacts } = locationOf(request)
    const byEmail = contacts.with('email', email as string)
    // A plus sign that was not encoded arrives as a space.
    const found = byEmail.length > 0 ? byEmail : contacts.with('phone', (phone as string).replace(/^ /, '+'))
    request.exchange.rule = 'contact.lookup'
    return reply.send({ contacts: found.map(({ contact }) => contact) })
  })

  api.get<WithId>('/contacts/:id', (request, reply) => {
    const kept = keptOf(request)
    if (kept === undefined) return refuse(reply, UNKNOWN_CONTACT, [unknown(request)])
    request.exchange.rule = 'contact.read'
    return reply.send({ contact: kept.contact })
  })

  api.put<WithId & { Body: CreateContact }>('/contacts/:id', contactBody, (request, reply) => {
    request.exchange.warn = ignoredFields
    const kept = keptOf(request)
    if (kept === undefined) return refuse(reply, UNKNOWN_CONTACT_ON_UPDATE, [unknown(request)])
    const location = locationOf(request)
    const fields = intake.normalise(request, location, false)
    return stored(request, reply, 'contact.updated', updateContact(kept, fields, location, tagsOnUpdate))
  })

  api.delete<WithId>('/contacts/:id', (request, reply) => {
    const kept = keptOf(request)
    if (kept === undefined) return refuse(reply, UNKNOWN_CONTACT, [unknown(request)])
    locationOf(request).forgetContact(kept)
    request.exchange.rule = 'contact.deleted'
    return reply.type('text/plain; charset=utf-8').send('OK')
  })

  for (const [method, change] of [
    ['POST', add],
    ['DELETE', takeAway]
  ] as const) {
    api.route<WithTags>({
      ...{ method, url: '/contacts/:id/tags', ...tagsBody },
      handler: (request, reply) => {
        const kept = keptOf(request)
        if (kept === undefined) return refuse(reply, UNKNOWN_CONTACT, [unknown(request)])
        if (!request.body.tags?.length) return refuse(reply, NO_TAGS, ['tags is empty or absent; send a list of tags'])
        const location = locationOf(request)
        const { tags = [] } = intake.normalise(request, location, false)
        note(request, 'contact.tags', updateContact(kept, { tags: change(kept.contact.tags, tags) }, location, 'replace'))
        return reply.send({ tags })
      }
    })
  }

  /** The contact that a create updates instead: by e-mail, then by phone. */
  function twinOf({ email = '', phone = '' }: CreateContact, { contacts, settings }: Location): Kept | undefined {
    if (!fidelity.has('contact.upsert') || settings.allowDuplicateContact) return undefined
    return contacts.with('email', email)[0] ?? contacts.with('phone', phone)[0]
  }

  function stored(request: FastifyRequest, reply: FastifyReply, rule: RuleId, contact: Contact): FastifyReply {
    note(request, rule, contact)
    return reply.send({ contact })
  }

  function note({ exchange }: FastifyRequest, rule: RuleId, contact: Contact): void {
    exchange.rule = rule
    exchange.contactIds = [contact.id]
    locations.feed.publish({ kind: 'contact', locationId: contact.locationId, contact })
  }
}

function locationOf(request: FastifyRequest): Location {
  return request.location as Location
}

function keptOf(request: FastifyRequest<WithId>): Kept | undefined {
  return locationOf(request).contacts.get(request.params.id)
}

function unknown({ params: { id } }: FastifyRequest<WithId>): string {
  return `no contact of this location has the id ${id}`
}

function add(tags: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...tags, ...more])]
}

function takeAway(tags: readonly string[], less: readonly string[]): string[] {
  return tags.filter((tag) => !less.includes(tag))
}

// As recorded: path and query as they came, with the place where the next page starts.
function nextPageUrl(request: FastifyRequest, startAfter: number, startAfterId: string): string {
  const url = new URL(request.originalUrl, `http://${request.headers.host}`)
  url.searchParams.set('startAfter', String(startAfter))
  url.searchParams.set('startAfterId', startAfterId)
  url.searchParams.delete('page')
  return url.href
}
