import type { TSchema } from '@sinclair/typebox'
import type { Normalise } from '../contacts/normalise.js'
import type { Entry } from '../journal/entry.js'
import type { Location } from '../locations/location.js'
import { inDocumentedForm, typed } from '../pipeline/observed-forms.js'
import type { ContactStore } from '../records/contact-store.js'
import type { MoveDifference, MoveRefusal } from './migration.js'

/** What of a location the move of its requests depends on. */
export interface Place extends Pick<Location, 'id' | 'settings' | 'customFields' | 'fidelity'> {
  normalise: Normalise
  /** Those that were there when the request came. */
  contacts: Pick<ContactStore, 'with'>
}

/** A request of version 1, as it came. */
export interface V1Request {
  entry: Entry
  /** What the path names. */
  ids: readonly string[]
  query: Readonly<Record<string, string | string[]>>
  /** What its body holds; undefined where it could not be read. */
  sent: unknown
  /** What was answered. */
  answered: unknown
}

/** The same for version 2. */
export interface Move {
  method: string
  path: string
  query?: Record<string, string>
  /** Undefined where it has none. */
  body?: unknown
  /** What the body must fit. */
  schema?: TSchema
  /** What version 2 answers to the request as it was sent. */
  refusals: MoveRefusal[]
  differences: MoveDifference[]
}

export type Mover = (request: V1Request, place: Place) => Move

/** A body as version 1 reads it: the forms in which programs send it are put into the documented one. */
export function asRead({ sent, entry: { isForm } }: V1Request, schema: object, { fidelity }: Place): unknown {
  if (!fidelity.has('custom-field.forms')) return sent
  return inDocumentedForm(isForm ? typed(sent, schema) : sent, schema)
}

/** The contacts that an answer has. */
export function contactsIn(answered: unknown): Record<string, unknown>[] {
  const { contact, contacts } = Object(answered) as { contact?: unknown; contacts?: unknown }
  return [contact, ...(Array.isArray(contacts) ? contacts : [])].filter(isObject)
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * What stands in a path, as it was sent, where an operation has a name such as `:id`.
 * @param operation such as `GET /v1/contacts/:id`
 */
export function pathParts(operation: string, path: string): string[] {
  const names = operation.split('/').slice(1)
  const parts = path.split('/').slice(1)
  return parts.filter((_, index) => names[index]?.startsWith(':'))
}
