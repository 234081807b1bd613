import { jsonSize, type Room } from './room.js'

/** What belongs to contacts, such as notes: by the id of the contact, in the order in which it was added. */
export class Children<Child extends { id: string }> {
  readonly #room: Room
  readonly #byContact = new Map<string, Map<string, Child>>()

  constructor(room: Room) {
    this.#room = room
  }

  of(contactId: string): Child[] {
    return [...(this.#byContact.get(contactId)?.values() ?? [])]
  }

  get(contactId: string, id: string): Child | undefined {
    return this.#byContact.get(contactId)?.get(id)
  }

  /** Adds one, or puts it in the place of the one with its id. */
  put(contactId: string, child: Child): void {
    const children = this.#byContact.get(contactId) ?? new Map<string, Child>()
    this.#room.bytes += jsonSize(child) - sizeOf(children.get(child.id))
    this.#byContact.set(contactId, children.set(child.id, child))
  }

  remove(contactId: string, id: string): void {
    const children = this.#byContact.get(contactId)
    this.#room.bytes -= sizeOf(children?.get(id))
    children?.delete(id)
  }

  /** Forgets all of a contact. */
  forget(contactId: string): void {
    for (const child of this.#byContact.get(contactId)?.values() ?? []) this.#room.bytes -= jsonSize(child)
    this.#byContact.delete(contactId)
  }

  /** All there is, with the id of its contact. */
  *entries(): Generator<[contactId: string, child: Child]> {
    for (const [contactId, children] of this.#byContact) for (const child of children.values()) yield [contactId, child]
  }

  /** The same, as plain data. */
  save(): [contactId: string, child: Child][] {
    return [...this.entries()]
  }

  /** Has what was saved in place of what there is. */
  load(saved: readonly [contactId: string, child: Child][]): void {
    this.end()
    for (const [contactId, child] of saved) this.put(contactId, child)
  }

  /** Gives its room back; it is not used after this. */
  end(): void {
    for (const contactId of this.#byContact.keys()) this.forget(contactId)
  }
}

function sizeOf(value: object | undefined): number {
  return value === undefined ? 0 : jsonSize(value)
}
