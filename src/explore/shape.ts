import type { Exchange } from '../journal/exchange.js'
import type { Contact } from '../v1/contacts/contact.js'

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi
const ID = /(?<![A-Za-z0-9])[A-Za-z0-9]{20}(?![A-Za-z0-9])/g
const DATE = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g
const REDACTED = '[redacted]'

/** A text with the same word for whatever is another one in each run: ids and times. */
export function withoutIdsAndDates(text: string): string {
  return text.replace(UUID, '{id}').replace(DATE, '{date}').replace(ID, '{id}')
}

/** Whether a text is the same in each run, as far as can be told by itself. */
export function isSteady(text: string): boolean {
  return withoutIdsAndDates(text) === text && !text.includes(REDACTED)
}

/** What makes a request the same in two runs. */
export function shapeOf({ request: { method, path, query, body, rawBody } }: Exchange): string {
  return withoutIdsAndDates(JSON.stringify([method, path, query, body ?? rawBody]))
}

/** A contact without what the emulator gives it. */
export function sentOf({ id, locationId, fingerprint, dateAdded, ...sent }: Contact): object {
  return sent
}

/** What makes a lead the same in two runs. */
export function leadOf(contact: Contact): string {
  return withoutIdsAndDates(JSON.stringify(sentOf(contact)))
}

/** Whom a lead is about: by its e-mail and phone, else by all that it has. */
export function whoOf(contact: Contact): string {
  const { email, phone } = contact
  return email || phone ? JSON.stringify([email?.toLowerCase(), phone]) : leadOf(contact)
}

/** The same for a sentence. */
export function nameOf({ email, phone, name }: { email?: unknown; phone?: unknown; name?: unknown }): string {
  return String([email, phone, name].find((value) => typeof value === 'string' && value !== '') ?? 'a lead without e-mail and phone')
}

/** How often each text is there. */
export function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
