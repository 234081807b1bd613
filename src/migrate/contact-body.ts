import type { TSchema } from '@sinclair/typebox'
import { e164 } from '../contacts/phone.js'
import { isObject } from '../match/match.js'
import type { Contact } from '../records/contact.js'
import { CONTACT_FIELDS } from '../v1/contacts/schema.js'
import { dateOf } from '../v2/contacts/fields.js'
import { CreateV2ContactSchema } from '../v2/contacts/schema.js'
import { wrongShape } from '../validation/validator.js'
import { type DifferenceKind, difference } from './differences.js'
import type { MoveDifference } from './migration.js'
import { unknownIn } from './usual-differences.js'
import type { Place } from './v1-request.js'

// Of a locationId more is told elsewhere.
const OF_V1 = [...CONTACT_FIELDS, 'locationId']
const ISO_TIME = /^(\d{4}-\d\d-\d\d)T/

/** The body of a contact for version 2, and what differs. */
export interface MovedBody {
  body: Record<string, unknown>
  differences: MoveDifference[]
}

/**
 * Moves the body of a contact.
 * @param sent as it came
 * @param read as version 1 reads it
 * @param schema of version 2
 * @param before the contact that it changes
 */
export function moveContact(sent: object, read: object, schema: TSchema, place: Place, before: Contact | undefined): MovedBody {
  const { customField, dateOfBirth, ...fields } = read as Record<string, unknown>
  const known = Object.keys(schema.properties)
  const tell = (kind: DifferenceKind, of: readonly string[]) => (of.length > 0 ? [difference(kind, of)] : [])
  const kept = Object.entries(fields).filter(([name]) => CONTACT_FIELDS.includes(name))
  const born = movedDate(dateOfBirth)
  const custom = movedCustomFields(customField, place)
  const body = {
    ...Object.fromEntries(kept.filter(([name]) => known.includes(name))),
    ...(born !== undefined && { dateOfBirth: born }),
    ...(custom !== undefined && { customFields: custom.customFields })
  }
  const differences = [
    ...unknownIn(sent, OF_V1, known),
    ...tell('custom-fields', custom ? ['customField'] : []),
    ...tell('custom-field-key', custom?.keys ?? []),
    ...tell('company-name', 'companyName' in fields && !known.includes('companyName') ? ['companyName'] : []),
    ...tell('null', nullsOf(sent)),
    ...tell('date-of-birth', dateOfBirth === born ? [] : [String(dateOfBirth)]),
    ...tell('phone', changedPhone(fields, place)),
    ...tell(
      'tags-lower-case',
      place.fidelity.has('tags.lower-case') ? [] : textsOf(fields.tags).filter((tag) => tag !== tag.toLowerCase())
    ),
    ...tell('tags-replaced', before && 'tags' in fields ? before.tags.filter((tag) => !textsOf(fields.tags).includes(tag)) : [])
  ]
  return { body, differences }
}

/** A date of birth as version 2 takes it; undefined where it takes none such. */
function movedDate(sent: unknown): unknown {
  if (typeof sent !== 'string') return sent
  const [, day] = ISO_TIME.exec(sent) ?? []
  const date = dateOf(day ?? sent)
  return wrongShape(CreateV2ContactSchema, { locationId: '-', dateOfBirth: date }).length === 0 ? date : undefined
}

function movedCustomFields(sent: unknown, { customFields, fidelity }: Place): { customFields: unknown; keys: string[] } | undefined {
  if (sent === undefined) return undefined
  if (!isObject(sent)) return { customFields: sent, keys: [] }
  const keys = Object.keys(sent).filter((id) => customFields.idOfKey(id) !== undefined)
  const idOf = (id: string) => (fidelity.has('custom-field.by-key') && customFields.idOfKey(id)) || id
  const values = new Map(Object.entries(sent).map(([id, value]) => [idOf(id), value]))
  return { customFields: Array.from(values, ([id, field_value]) => ({ id, field_value })), keys }
}

function nullsOf(sent: object): string[] {
  return Object.entries(sent).flatMap(([name, value]) => (value === null && CONTACT_FIELDS.includes(name) ? [name] : []))
}

function changedPhone({ phone, country }: Record<string, unknown>, { settings, fidelity }: Place): string[] {
  if (typeof phone !== 'string' || fidelity.has('phone.e164')) return []
  return e164(phone, typeof country === 'string' ? country : settings.country) === phone ? [] : [phone]
}

function textsOf(tags: unknown): string[] {
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : []
}
