import { type Contact, fullName, isBlank, type Moment } from '../../records/contact.js'
import type { ContactStore, Order } from '../../records/contact-store.js'

const DEFAULT_LIMIT = 20
const MOST = 100

/** What a list asks for, after its query was read. */
export interface ListQuery {
  limit: number
  /** Searched for in name, phone, e-mail, tags and company. */
  query: string | undefined
  order: Order
  direction: 'asc' | 'desc'
  /** The last contact of the page before. */
  startAfter: number | undefined
  startAfterId: string | undefined
  /** Deprecated by the API in favour of the two above. */
  page: number
}

/** Reads the query of a list; what cannot be read counts as not sent, and is named in `ignored`. */
export function readListQuery(query: Readonly<Record<string, unknown>>): ListQuery & { ignored: string[] } {
  const ignored: string[] = []
  const pick = <Value>(name: string, read: (text: string) => Value | undefined, standard: Value): Value => {
    const text = query[name]
    if (text === undefined || text === '') return standard
    const value = typeof text === 'string' ? read(text) : undefined
    if (value === undefined) ignored.push(`${name}=${text} was ignored: it is not understood`)
    return value ?? standard
  }
  const wholeNumber = (least: number) => (text: string) => (/^\d+$/.test(text) && Number(text) >= least ? Number(text) : undefined)
  const oneOf =
    <Value>(choices: Record<string, Value>) =>
    (text: string) =>
      Object.hasOwn(choices, text) ? choices[text] : undefined
  return {
    limit: Math.min(pick('limit', wholeNumber(1), DEFAULT_LIMIT), MOST),
    query: pick<string | undefined>('query', (text) => text, undefined),
    order: pick('sortBy', oneOf<Order>({ date_added: 'added', date_updated: 'updated' }), 'added'),
    direction: pick('order', oneOf<'asc' | 'desc'>({ asc: 'asc', desc: 'desc' }), 'desc'),
    startAfter: pick<number | undefined>('startAfter', wholeNumber(0), undefined),
    startAfterId: pick<string | undefined>('startAfterId', (text) => text, undefined),
    page: pick('page', wholeNumber(1), 1),
    ignored
  }
}

export interface Page {
  contacts: Contact[]
  total: number
  /** The contact after which the next page starts, and its time; undefined on the last page. */
  next: { time: number; id: string } | undefined
}

/** One page of the contacts that a query asks for. */
export function pageOf(store: ContactStore, asked: ListQuery): Page {
  const { limit, order, direction, page } = asked
  const query = asked.query?.toLowerCase()
  const after = startOf(store, asked)
  const skip = after === undefined ? (page - 1) * limit : 0
  const found: Contact[] = []
  for (const contact of store.inOrder(order, direction, after)) {
    if (query === undefined || matches(contact, query)) found.push(contact)
    if (found.length > skip + limit) break
  }
  const contacts = found.slice(skip, skip + limit)
  const last = contacts.at(-1)
  const total = query === undefined ? store.size : store.all().filter((contact) => matches(contact, query)).length
  return { contacts, total, next: last && found.length > skip + limit ? { time: last[order].time, id: last.id } : undefined }
}

function startOf(store: ContactStore, { order, direction, startAfter, startAfterId }: ListQuery): Moment | undefined {
  const last = startAfterId === undefined ? undefined : store.get(startAfterId)?.[order]
  if (startAfter === undefined || last?.time === startAfter) return last
  // Without an id, all of that very time have been seen. After one that was deleted, or has another time by now, some may
  // not have been: they come once more rather than not at all.
  const isSeen = startAfterId === undefined
  return { time: startAfter, nth: isSeen === (direction === 'desc') ? 0 : Number.POSITIVE_INFINITY }
}

/** @param query in lower case */
function matches(contact: Contact, query: string): boolean {
  const { name, firstName, lastName, phone, email, companyName, tags } = contact
  const texts = [name, fullName({ firstName, lastName }), phone, email, companyName, ...tags]
  return texts.some((text) => text?.toLowerCase().includes(query))
}

/** A contact as the list answers it: every key, in the recorded order, null where there is nothing. Source: observed. */
export function listed(contact: Contact): Record<string, unknown> {
  const { firstName, lastName, email, phone } = contact
  const name = [fullName(contact), email, phone].find((text) => !isBlank(text))
  return {
    id: contact.id,
    locationId: contact.locationId,
    contactName: lowerOrNull(name),
    firstName: lowerOrNull(firstName),
    lastName: lowerOrNull(lastName),
    companyName: contact.companyName ?? null,
    email: lowerOrNull(email),
    phone: phone ?? null,
    dnd: contact.dnd ?? false,
    type: 'lead',
    source: contact.source ?? null,
    assignedTo: null,
    city: contact.city ?? null,
    state: contact.state ?? null,
    postalCode: contact.postalCode ?? null,
    address1: contact.address1 ?? null,
    dateAdded: contact.dateAdded,
    dateUpdated: new Date(contact.updated.time).toISOString(),
    dateOfBirth: contact.dateOfBirth ?? null,
    tags: contact.tags,
    country: contact.country ?? null,
    website: contact.website ?? null,
    timezone: contact.timezone ?? null,
    customField: contact.customFields
  }
}

function lowerOrNull(text: string | undefined): string | null {
  return text?.toLowerCase() ?? null
}
