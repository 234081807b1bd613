import type { FastifyRequest } from 'fastify'
import type { Location } from '../../locations/locations.js'
import type { Fidelity } from '../../rules/fidelity.js'
import type { RuleId } from '../../rules/rules.js'
import { type CreateContact, isBlank } from './contact.js'

/** What recordings show the real API to make of a request before it keeps it. In the default profile: nothing. */
export interface Intake {
  /** Hook: the body in its documented form, before its types are checked: null is absent, customField may be a list. */
  prepare: ((request: FastifyRequest, reply: unknown, done: () => void) => void) | undefined
  /** The fields to keep; the rules that changed one are noted in the exchange. */
  normalise(request: FastifyRequest<{ Body: CreateContact }>, location: Location, isNew: boolean): CreateContact
}

const AS_SENT: Intake = { prepare: undefined, normalise: ({ body }) => body }

type Change = (fields: CreateContact, location: Location, isNew: boolean) => CreateContact

/** The intake of a profile. The table of phone numbers is loaded where one needs it. */
export async function intakeOf(fidelity: Fidelity): Promise<Intake> {
  if (!fidelity.has('phone.e164')) return AS_SENT
  const { e164 } = await import('./phone.js')
  // In this order: the country completes the phone.
  const changes: [RuleId, Change][] = [
    ['tags.lower-case', ({ tags }) => (tags ? { tags: tags.map((tag) => tag.toLowerCase()) } : {})],
    ['country.default', ({ country }, { settings }, isNew) => (isNew && isBlank(country) ? { country: settings.country } : {})],
    ['phone.e164', ({ phone, country }, { settings }) => (phone ? { phone: e164(phone, country ?? settings.country) } : {})],
    ['name.split', splitName],
    ['custom-field.by-key', ({ customField }, location) => (customField ? { customField: byId(customField, location) } : {})]
  ]
  return {
    prepare: (request, _reply, done) => {
      request.body = inDocumentedForm(request.body)
      done()
    },
    normalise: ({ body, exchange }, location, isNew) => {
      let fields = body
      for (const [rule, change] of changes) {
        const changed = { ...fields, ...change(fields, location, isNew) }
        if (JSON.stringify(changed) !== JSON.stringify(fields)) exchange.apply(rule)
        fields = changed
      }
      return fields
    }
  }
}

/** A body as the pages have it, from the forms that recordings show. */
export function inDocumentedForm(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const fields = Object.entries(body).filter(([, value]) => value !== null)
  return Object.fromEntries(fields.map(([name, value]) => [name, name === 'customField' ? asObject(value) : value]))
}

function asObject(customField: unknown): unknown {
  if (!Array.isArray(customField) || !customField.every((item) => typeof item?.id === 'string')) return customField
  return Object.fromEntries(customField.map(({ id, value, field_value }) => [id, value ?? field_value ?? null]))
}

function splitName({ name, firstName, lastName }: CreateContact): CreateContact {
  if (name === undefined || isBlank(name) || firstName !== undefined || lastName !== undefined) return {}
  const [first = '', ...rest] = name.trim().split(/\s+/)
  return { firstName: first, ...(rest.length > 0 && { lastName: rest.join(' ') }) }
}

function byId(customField: Record<string, unknown>, { customFields }: Location): Record<string, unknown> {
  return Object.fromEntries(Object.entries(customField).map(([key, value]) => [customFields.idOfKey(key) ?? key, value]))
}
