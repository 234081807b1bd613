import type { TSchema } from '@sinclair/typebox'
import { contactWith } from '../../contacts/find.js'
import { isObject } from '../../match/match.js'
import type { Contact, ContactFields } from '../../records/contact.js'
import { lacksEmailAndPhone } from '../../v1/contacts/create.js'
import { readListQuery as readV1ListQuery } from '../../v1/contacts/list.js'
import { CreateContactSchema, TagsSchema } from '../../v1/contacts/schema.js'
import { createdContact, listedContact, readContact } from '../../v2/contacts/answers.js'
import { whyDuplicate } from '../../v2/contacts/duplicates.js'
import { fieldsOf } from '../../v2/contacts/fields.js'
import { readListQuery } from '../../v2/contacts/list-query.js'
import { CreateV2ContactSchema, type SentV2Contact, UpdateV2ContactSchema, V2TagsSchema } from '../../v2/contacts/schema.js'
import { whyForeign } from '../../v2/foreign.js'
import { unknownId } from '../../v2/unknown-id.js'
import { wrongShape } from '../../validation/validator.js'
import { moveContact } from '../contact-body.js'
import { difference } from '../differences.js'
import type { MoveDifference } from '../migration.js'
import { refusalsOfBody, told } from '../refusals.js'
import { formIn, unknownContact, unknownIn } from '../usual-differences.js'
import { asRead, contactsIn, type Mover, type Place, type V1Request } from '../v1-request.js'

const ACCEPTED = 200
const LIST_QUERY = ['limit', 'query', 'startAfter', 'startAfterId']

/** How each operation of version 1 on contacts is made at version 2. */
export const CONTACTS: Record<string, Mover> = {
  'POST /v1/contacts'(request, place) {
    const read = asRead(request, CreateContactSchema, place)
    const { body, differences } = bodyOf(request, read, CreateV2ContactSchema, place)
    const sent = { ...body, locationId: place.id }
    const fields = wrongShape(CreateV2ContactSchema, sent).length > 0 ? {} : fieldsIn(sent, place)
    const duplicate = whyDuplicate(fields, place)
    const twin = duplicate && contactWith(fields, place)
    const isRefusedByV1 = wrongShape(CreateContactSchema, read).length === 0 && lacksEmailAndPhone(read as ContactFields)
    const isSecond = twin !== undefined && request.entry.rule === 'contact.created'
    return {
      method: 'POST',
      path: twin ? '/contacts/upsert' : '/contacts/',
      body: sent,
      schema: CreateV2ContactSchema,
      refusals: [...refusalsOfBody(request, CreateV2ContactSchema, place.id), ...told(duplicate)],
      differences: [
        ...locationIdIn(request.sent, place),
        ...differences,
        ...(isRefusedByV1 ? [difference('email-or-phone')] : []),
        ...(twin ? [difference('duplicate', [twin.id])] : [difference('status-201')]),
        ...(isSecond ? [difference('second-contact', [twin.id])] : []),
        ...(twin ? [difference('upsert-answer')] : []),
        ...answerKeys(request, twin ? readContact : createdContact)
      ]
    }
  },

  'GET /v1/contacts'(request, place) {
    const { query } = request
    const { refused } = readListQuery(query)
    const others = Object.keys(query).filter((name) => !LIST_QUERY.includes(name))
    const kept = LIST_QUERY.flatMap((name) => (typeof query[name] === 'string' && query[name] !== '' ? [[name, query[name]]] : []))
    return {
      method: 'GET',
      path: '/contacts/',
      query: { locationId: place.id, ...Object.fromEntries(kept), ...(refused && { limit: String(readV1ListQuery(query).limit) }) },
      refusals: [...told(whyForeign(query.locationId, place.id)), ...told(refused)],
      differences: [
        difference('location-id'),
        ...(others.length > 0 ? [difference('list-query', others)] : []),
        ...(refused ? [difference('list-limit')] : []),
        difference('list'),
        ...answerKeys(request, listedContact)
      ]
    }
  },

  'GET /v1/contacts/lookup'({ query }, place) {
    const [email, phone] = [query.email, query.phone].map((text) => (typeof text === 'string' ? text.replace(/^ /, '+') : undefined))
    return {
      method: 'GET',
      path: '/contacts/search/duplicate',
      query: { locationId: place.id, ...(email && { email }), ...(phone && { number: phone }) },
      // There it is the id of a contact.
      refusals: told(unknownId('contact', 'lookup', 'location', 'v2.contact-unknown')),
      differences: [difference('location-id'), difference('lookup')]
    }
  },

  'GET /v1/contacts/:id': (request) => ({
    ...ofOne('GET', request),
    differences: [...unknownContact(request), ...answerKeys(request, readContact)]
  }),

  'PUT /v1/contacts/:id'(request, place) {
    const read = asRead(request, CreateContactSchema, place)
    const { body, differences } = bodyOf(request, read, UpdateV2ContactSchema, place)
    return {
      ...ofOne('PUT', request),
      body,
      schema: UpdateV2ContactSchema,
      refusals: refusalsOfBody(request, UpdateV2ContactSchema),
      differences: [
        ...(isObject(request.sent) && 'locationId' in request.sent ? [difference('location-id-on-update')] : []),
        ...differences,
        ...unknownContact(request),
        ...answerKeys(request, readContact)
      ]
    }
  },

  'DELETE /v1/contacts/:id': (request) => ({
    ...ofOne('DELETE', request),
    differences: request.entry.status === ACCEPTED ? [difference('deleted-answer')] : unknownContact(request)
  }),

  'POST /v1/contacts/:id/tags': tags('POST'),
  'DELETE /v1/contacts/:id/tags': tags('DELETE')
}

function tags(method: 'POST' | 'DELETE'): Mover {
  return (request, place) => {
    const { tags = [] } = Object(asRead(request, TagsSchema, place)) as { tags?: unknown }
    return {
      method,
      path: `/contacts/${request.ids[0]}/tags`,
      body: { tags },
      schema: V2TagsSchema,
      refusals: refusalsOfBody(request, V2TagsSchema),
      differences: [
        ...formIn(request),
        ...unknownIn(request.sent, ['tags'], ['tags']),
        ...(Array.isArray(tags) && tags.length === 0 ? [difference('no-tags')] : []),
        ...unknownContact(request),
        ...(request.entry.status === ACCEPTED ? [difference('tags-added')] : [])
      ]
    }
  }
}

function bodyOf(request: V1Request, read: unknown, schema: TSchema, place: Place): { body: object; differences: MoveDifference[] } {
  const { sent, entry } = request
  if (!isObject(sent) || !isObject(read)) return { body: Object(read), differences: formIn(request) }
  const moved = moveContact(sent, read, schema, place, entry.before ?? undefined)
  return { body: moved.body, differences: [...formIn(request), ...moved.differences] }
}

/** The fields of a contact, as version 2 keeps them. */
function fieldsIn(sent: object, place: Place) {
  return place.observedChanges(fieldsOf({ ...sent } as SentV2Contact, place.customFields), place, true).fields
}

function ofOne(method: string, { ids }: V1Request) {
  return { method, path: `/contacts/${ids[0]}`, refusals: [] }
}

function locationIdIn(sent: unknown, { id }: Place): MoveDifference[] {
  const { locationId } = Object(sent) as { locationId?: unknown }
  if (locationId === undefined || locationId === '') return [difference('location-id')]
  return locationId === id ? [] : [difference('foreign-location')]
}

/** The properties of a contact that version 1 answers and version 2 does not. */
function answerKeys({ answered }: V1Request, answerOf: (contact: Contact, isV3: boolean) => object): MoveDifference[] {
  const [contact] = contactsIn(answered)
  if (contact === undefined) return []
  const { customField = [], tags = [], ...rest } = contact as Record<string, unknown>
  const record = { ...rest, customFields: customField, tags, updated: { time: 0 } } as unknown as Contact
  const answer = answerOf(record, false) as Record<string, unknown>
  const gone = Object.entries(contact).flatMap(([key, value]) => (value === null || answer[key] !== undefined ? [] : [key]))
  return [difference('answer-keys', gone)]
}
