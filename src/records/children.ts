/** What belongs to contacts, such as notes: by the id of the contact, in the order in which it was added. */
export class Children<Child extends { id: string }> {
  readonly #byContact = new Map<string, Map<string, Child>>()

  of(contactId: string): Child[] {
    return [...(this.#byContact.get(contactId)?.values() ?? [])]
  }

  get(contactId: string, id: string): Child | undefined {
    return this.#byContact.get(contactId)?.get(id)
  }

  /** Adds one, or puts it in the place of the one with its id. */
  put(contactId: string, child: Child): void {
    const children = this.#byContact.get(contactId) ?? new Map<string, Child>()
    this.#byContact.set(contactId, children.set(child.id, child))
  }

  remove(contactId: string, id: string): void {
    this.#byContact.get(contactId)?.delete(id)
  }

  /** Forgets all of a contact. */
  forget(contactId: string): void {
    this.#byContact.delete(contactId)
  }
}
