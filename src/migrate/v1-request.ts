import type { TSchema } from '@sinclair/typebox'
import type { ObservedChanges } from '../contacts/observed-changes.js'
import type { Entry } from '../journal/entry.js'
import { isObject } from '../match/match.js'
import { inDocumentedShape, typed } from '../pipeline/observed-shapes.js'
import type { ContactStore } from '../records/contact-store.js'
import type { CustomFieldStore } from '../records/custom-field-store.js'
import type { LocationSettings } from '../records/settings.js'
import type { Fidelity } from '../rules/fidelity.js'
import type { Called } from './call.js'
import type { MoveDifference, MoveRefusal } from './migration.js'

/** What of a location the move of its requests depends on. */
export interface Place {
  id: string
  settings: LocationSettings
  customFields: CustomFieldStore
  fidelity: Fidelity
  observedChanges: ObservedChanges
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
  /** What was answered; undefined where a fault made the answer. */
  answered: unknown
}

/** The same for version 2. */
export interface Move extends Called {
  /** What the body must fit. */
  schema?: TSchema
  /** What version 2 answers to the request as it was sent. */
  refusals: MoveRefusal[]
  differences: MoveDifference[]
}

export type Mover = (request: V1Request, place: Place) => Move

/** By the operation of version 1: how it is made at version 2. What is not there version 2 of the emulator does not serve. */
export type Movers = Readonly<Record<string, Mover>>

/** A body as version 1 reads it: the forms in which programs send it are put into the documented one. */
export function asRead({ sent, entry: { isForm } }: V1Request, schema: object, { fidelity }: Place): unknown {
  if (!fidelity.has('custom-field.forms')) return sent
  return inDocumentedShape(isForm ? typed(sent, schema) : sent, schema)
}

/** The contacts that an answer has. */
export function contactsIn(answered: unknown): Record<string, unknown>[] {
  const { contact, contacts } = Object(answered) as { contact?: unknown; contacts?: unknown }
  return [contact, ...(Array.isArray(contacts) ? contacts : [])].filter(isObject)
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
