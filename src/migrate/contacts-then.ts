import { pathOf, withoutSlash } from '../http/paths.js'
import type { Entry } from '../journal/entry.js'
import type { Location } from '../locations/location.js'
import type { Contact } from '../records/contact.js'
import { ContactStore } from '../records/contact-store.js'
import { Room } from '../records/room.js'

const DELETED = ['contact.deleted', 'v2.contact-deleted']

/** The contacts of a location as they were at each request of its journal, one after the other. */
export class ContactsThen {
  readonly #now: Pick<ContactStore, 'with'>
  /** Those that a request of the journal stored: their place in `#now` says nothing of then. */
  readonly #stored: ReadonlySet<string>
  readonly #then = new ContactStore(new Room(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY))
  #time = 0

  constructor({ contacts }: Pick<Location, 'contacts'>, entries: readonly Entry[]) {
    this.#now = contacts
    const first = new Map<string, Contact | null>()
    for (const { stored, before } of entries) if (stored && !first.has(stored.id)) first.set(stored.id, before)
    for (const before of first.values()) if (before) this.#then.put(before)
    this.#stored = new Set(first.keys())
  }

  /** From here on it is the time of this request. */
  begin({ receivedAt }: Entry): void {
    this.#time = receivedAt
  }

  /** It is done. */
  end({ stored, method, url, rule }: Entry): void {
    if (stored) this.#then.put(stored)
    if (method !== 'DELETE' || !DELETED.includes(String(rule))) return
    const gone = this.#then.get(String(withoutSlash(pathOf(url)).split('/').at(-1)))
    if (gone) this.#then.remove(gone)
  }

  with(name: 'email' | 'phone', text: string): readonly Contact[] {
    const untouched = this.#now.with(name, text).filter(({ id, added }) => !this.#stored.has(id) && added.time <= this.#time)
    return [...untouched, ...this.#then.with(name, text)].sort((a, b) => a.added.nth - b.added.nth)
  }
}
