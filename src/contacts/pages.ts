import { quickIdFrom } from '../ids.js'
import { type Contact, fullName } from '../records/contact.js'
import type { ContactStore, Order, Placed } from '../records/contact-store.js'
import type { Moment } from '../records/moments.js'

/** What a list asks for, after its query was read. */
export interface ListQuery {
  limit: number
  /** Epoch milliseconds of the last contact of the page before. */
  startAfter: number | undefined
  /** The id of the last contact of the page before. */
  startAfterId: string | undefined
  /** From 1; without the two above. */
  page: number
  /** Searched for in name, phone, e-mail, tags and company. */
  query: string | undefined
  order: Order
  direction: 'asc' | 'desc'
  /** What else a contact must be, and a text that stands for it. */
  where?: { text: string; fits(contact: Contact): boolean } | undefined
}

export interface Page {
  contacts: Contact[]
  total: number
  /** The contact after which the next page starts, and its time; undefined on the last page. */
  next: { time: number; id: string } | undefined
}

/**
 * One page of the contacts that a query asks for. A page that begins where another ended goes on with the same contacts, in
 * the places they had when the first began, whatever was created or updated since: so each comes once, and there is an end.
 */
export function pageOf(store: ContactStore, asked: ListQuery): Page {
  const { limit, order, direction, page, startAfter, startAfterId } = asked
  const begun = store.sequenceAt(order, cursorOf(asked, startAfter, startAfterId))
  const { asOf, after } = begun ?? { asOf: store.lastMoment, after: startOf(store, asked) }
  const skip = after === undefined ? (page - 1) * limit : 0
  const matching = matchingOf(store, asked)
  const found: Placed[] = []
  for (const placed of store.inOrder(order, direction, after, asOf)) {
    if (matching === undefined || matching.has(placed.contact)) found.push(placed)
    if (found.length > skip + limit) break
  }
  const placed = found.slice(skip, skip + limit)
  const contacts = placed.map(({ contact }) => contact)
  const total = matching?.size ?? store.size
  const last = placed.at(-1)
  if (last === undefined || found.length <= skip + limit) return { contacts, total, next: undefined }
  // The time that the contact has now, for clients that read it from the contact.
  const next = { time: last.contact[order].time, id: last.contact.id }
  store.remember(order, cursorOf(asked, next.time, next.id), { asOf, after: last.at })
  return { contacts, total, next }
}

/** The contacts that are asked for; undefined for all. */
function matchingOf(store: ContactStore, { query, where }: ListQuery): ReadonlySet<Contact> | undefined {
  if (query === undefined && where === undefined) return undefined
  const text = query?.toLowerCase()
  const isAskedFor = (contact: Contact) => (text === undefined || matches(contact, text)) && (where === undefined || where.fits(contact))
  return new Set(store.all().filter(isAskedFor))
}

/** Stands for a place in a list. */
function cursorOf({ direction, query = '', where }: ListQuery, time: number | undefined, id: string | undefined): string {
  return quickIdFrom(JSON.stringify([direction, query, time, id, where?.text]))
}

function startOf(store: ContactStore, { order, direction, startAfter, startAfterId }: ListQuery): Moment | undefined {
  const last = startAfterId === undefined ? undefined : store.get(startAfterId)?.[order]
  if (startAfter === undefined || last?.time === startAfter) return last
  // Without an id, all of that very time have been seen. After one that was deleted, or has another time by now, some may
  // not have been: they come once more rather than not at all.
  const isSeen = startAfterId === undefined
  return { time: startAfter, nth: isSeen === (direction === 'desc') ? 0 : Number.POSITIVE_INFINITY }
}

/**
 * Whether a contact has a text that holds `query`.
 * @param query in lower case
 */
export function matches(contact: Contact, query: string): boolean {
  const { name, firstName, lastName, phone, email, companyName, tags } = contact
  const texts = [name, fullName({ firstName, lastName }), phone, email, companyName, ...tags]
  return texts.some((text) => text?.toLowerCase().includes(query))
}
