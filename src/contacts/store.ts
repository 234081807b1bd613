import type { Contact } from './contact.js'

/** The contacts of one location, oldest first. */
export class ContactStore {
  readonly #byId = new Map<string, Contact>()

  get size(): number {
    return this.#byId.size
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  add(contact: Contact): void {
    this.#byId.set(contact.id, contact)
  }

  all(): Contact[] {
    return [...this.#byId.values()]
  }
}
