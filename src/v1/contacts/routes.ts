import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepContact } from '../../contacts/keep.js'
import { update } from '../../contacts/make.js'
import { observedChangesOf } from '../../contacts/observed-changes.js'
import { pageMeta } from '../../contacts/page-meta.js'
import { pageOf } from '../../contacts/pages.js'
import { answer, answerOk, refuse, refuseFor } from '../../pipeline/answer.js'
import { locationOf } from '../../pipeline/request.js'
import { isBlank } from '../../records/blank.js'
import { addTags, type Contact, removeTags } from '../../records/contact.js'
import {
  NEITHER_EMAIL_NOR_PHONE,
  NO_TAGS,
  UNKNOWN_CONTACT,
  UNKNOWN_CONTACT_ON_UPDATE,
  UNKNOWN_EMAIL,
  UNKNOWN_PHONE
} from '../../rules/refusals.js'
import { ignoredFieldsOf } from '../resource/ignored-fields.js'
import { answerOf, type CreateContact, fieldsOf } from './contact.js'
import type { ContactsContext } from './context.js'
import { create } from './create.js'
import { listed, readListQuery } from './list.js'
import { CreateContactSchema, TagsSchema } from './schema.js'

const ignoredFields = ignoredFieldsOf(CreateContactSchema, 'v1')
const ignoredBesideTags = ignoredFieldsOf(TagsSchema, 'this call')

interface WithId {
  Params: { id: string }
}
interface WithQuery {
  Querystring: Record<string, unknown>
}

/** The contacts resource. */
export async function contacts(api: FastifyInstance, { fidelity, feed, tagsOnUpdate }: ContactsContext): Promise<void> {
  const observedChanges = await observedChangesOf(fidelity)
  const contactBody = { schema: { body: CreateContactSchema } }
  const tagsBody = { schema: { body: TagsSchema } }

  api.post<{ Body: CreateContact }>('/contacts', contactBody, (request, reply) => {
    request.exchange.tellIgnored(request.body, ignoredFields)
    const location = locationOf(request)
    const { fields, applied } = observedChanges(fieldsOf(request.body), location, true)
    const made = create(fields, location, tagsOnUpdate)
    if ('refusal' in made) return refuseFor(reply, made)
    keepContact(request, made.contact, applied, feed)
    return answer(reply, made.rule, { contact: answerOf(made.contact, fidelity) })
  })

  api.get<WithQuery>('/contacts', (request, reply) => {
    const { ignored, ...asked } = readListQuery(request.query)
    request.exchange.because(...ignored)
    const { contacts, total, next } = pageOf(locationOf(request).contacts, asked)
    const meta = pageMeta(request, { total, page: asked.page, next })
    return answer(reply, 'contact.list', { contacts: contacts.map(listed), meta })
  })

  api.get<WithQuery>('/contacts/lookup', (request, reply) => {
    const [email = '', phone = ''] = ['email', 'phone'].map((name) => String(request.query[name] ?? ''))
    if (isBlank(email) && isBlank(phone))
      return refuse(reply, NEITHER_EMAIL_NOR_PHONE, ['neither email nor phone is in the query; send one of them'])
    const { contacts } = locationOf(request)
    const byEmail = contacts.with('email', email)
    // A plus sign that was not encoded arrives as a space.
    const found = byEmail.length > 0 ? byEmail : contacts.with('phone', phone.replace(/^ /, '+'))
    if (found.length === 0) {
      const [what, refusal] = isBlank(email) ? (['phone', UNKNOWN_PHONE] as const) : (['email', UNKNOWN_EMAIL] as const)
      return refuse(reply, refusal, [`no contact of this location has this ${what}`])
    }
    return answer(reply, 'contact.lookup', { contacts: found.map((contact) => answerOf(contact, fidelity)) })
  })

  api.get<WithId>('/contacts/:id', (request, reply) => {
    const contact = contactOf(request)
    if (contact === undefined) return refuse(reply, UNKNOWN_CONTACT, [unknown(request)])
    return answer(reply, 'contact.read', { contact: answerOf(contact, fidelity) })
  })

  api.put<WithId & { Body: CreateContact }>('/contacts/:id', contactBody, (request, reply) => {
    request.exchange.tellIgnored(request.body, ignoredFields)
    const contact = contactOf(request)
    if (contact === undefined) return refuse(reply, UNKNOWN_CONTACT_ON_UPDATE, [unknown(request)])
    const location = locationOf(request)
    const { fields, applied } = observedChanges(fieldsOf(request.body), location, false)
    const made = update(contact, fields, location, tagsOnUpdate)
    if ('refusal' in made) return refuseFor(reply, made)
    keepContact(request, made.contact, applied, feed)
    return answer(reply, made.rule, { contact: answerOf(made.contact, fidelity) })
  })

  api.delete<WithId>('/contacts/:id', (request, reply) => {
    const contact = contactOf(request)
    if (contact === undefined) return refuse(reply, UNKNOWN_CONTACT, [unknown(request)])
    locationOf(request).forgetContact(contact)
    return answerOk(reply, 'contact.deleted')
  })

  const changeTags = (change: typeof addTags) => (request: FastifyRequest<WithId & { Body: CreateContact }>, reply: FastifyReply) => {
    request.exchange.tellIgnored(request.body, ignoredBesideTags)
    const contact = contactOf(request)
    if (contact === undefined) return refuse(reply, UNKNOWN_CONTACT, [unknown(request)])
    if (!request.body.tags?.length) return refuse(reply, NO_TAGS, ['tags is empty or absent; send a list of tags'])
    const location = locationOf(request)
    const { fields, applied } = observedChanges(fieldsOf(request.body), location, false)
    const { tags = [] } = fields
    const made = update(contact, { tags: change(contact.tags, tags) }, location, 'replace', 'contact.tags')
    if ('refusal' in made) return refuseFor(reply, made)
    keepContact(request, made.contact, applied, feed)
    return answer(reply, made.rule, { tags })
  }
  api.post<WithId & { Body: CreateContact }>('/contacts/:id/tags', tagsBody, changeTags(addTags))
  api.delete<WithId & { Body: CreateContact }>('/contacts/:id/tags', tagsBody, changeTags(removeTags))
}

function contactOf(request: FastifyRequest<WithId>): Contact | undefined {
  return locationOf(request).contacts.get(request.params.id)
}

function unknown({ params: { id } }: FastifyRequest<WithId>): string {
  return `no contact of this location has the id ${id}`
}
