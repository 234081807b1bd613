import sorted from 'sorted-btree'
import { type Contact, isBlank, type Moment } from './contact.js'
import type { Room } from './room.js'

export type Order = 'added' | 'updated'

type Tree = InstanceType<typeof sorted.default<Moment, Contact>>

/**
 * The contacts of one location. What is looked up by anything but the id has an index, which is made when it is first
 * asked for: most tests never do.
 */
export class ContactStore {
  readonly room: Room
  readonly #byId = new Map<string, Contact>()
  readonly #trees: Partial<Record<Order, Tree>> = {}
  readonly #texts: Partial<Record<'email' | 'phone', Map<string, Contact[]>>> = {}
  #moments = 0

  constructor(room: Room) {
    this.room = room
  }

  get size(): number {
    return this.#byId.size
  }

  /** The moment of what is added or updated next. */
  nextMoment(time: number): Moment {
    return { time, nth: ++this.#moments }
  }

  has(id: string): boolean {
    return this.#byId.has(id)
  }

  get(id: string): Contact | undefined {
    return this.#byId.get(id)
  }

  /** In the order in which they were added. */
  all(): Contact[] {
    return [...this.#byId.values()]
  }

  /** Those with this e-mail, in any case, or this phone; oldest first. */
  with(name: 'email' | 'phone', text: string): readonly Contact[] {
    this.#texts[name] ??= this.#indexOf(name)
    const found = this.#texts[name].get(text.toLowerCase()) ?? []
    return found.sort((a, b) => a.added.nth - b.added.nth)
  }

  /** Adds a contact, or puts it in the place of the one with its id. */
  put(contact: Contact): void {
    const before = this.#byId.get(contact.id)
    this.room.bytes += contact.bytes
    if (before) {
      this.room.bytes -= before.bytes
      this.#unindex(before)
    } else this.room.contacts++
    this.#byId.set(contact.id, contact)
    this.#index(contact)
  }

  remove(contact: Contact): void {
    this.#byId.delete(contact.id)
    this.#unindex(contact)
    this.room.contacts--
    this.room.bytes -= contact.bytes
  }

  /** Gives its room back; it is not used after this. */
  end(): void {
    this.room.contacts -= this.#byId.size
    for (const contact of this.#byId.values()) this.room.bytes -= contact.bytes
  }

  /** The contacts in an order, from the first, or from the one after `after`. */
  *inOrder(order: Order, direction: 'asc' | 'desc', after?: Moment): Generator<Contact> {
    this.#trees[order] ??= this.#treeOf(order)
    const tree = this.#trees[order]
    if (direction === 'desc') {
      for (const [, contact] of tree.entriesReversed(after, undefined, true)) yield contact
      return
    }
    for (const [moment, contact] of tree.entries(after)) if (after === undefined || compare(moment, after) > 0) yield contact
  }

  #index(contact: Contact): void {
    for (const order of ORDERS) this.#trees[order]?.set(contact[order], contact)
    for (const name of TEXTS) addTo(this.#texts[name], contact, name)
  }

  #unindex(contact: Contact): void {
    for (const order of ORDERS) this.#trees[order]?.delete(contact[order])
    for (const name of TEXTS) takeFrom(this.#texts[name], contact, name)
  }

  #treeOf(order: Order): Tree {
    const tree: Tree = new sorted.default(undefined, compare)
    for (const contact of this.#byId.values()) tree.set(contact[order], contact)
    return tree
  }

  #indexOf(name: 'email' | 'phone'): Map<string, Contact[]> {
    const index = new Map<string, Contact[]>()
    for (const contact of this.#byId.values()) addTo(index, contact, name)
    return index
  }
}

const ORDERS = ['added', 'updated'] as const
const TEXTS = ['email', 'phone'] as const

function compare(a: Moment, b: Moment): number {
  return a.time - b.time || a.nth - b.nth
}

function addTo(index: Map<string, Contact[]> | undefined, contact: Contact, name: 'email' | 'phone'): void {
  const text = contact[name]
  if (index === undefined || text === undefined || isBlank(text)) return
  const key = text.toLowerCase()
  const there = index.get(key)
  if (there) there.push(contact)
  else index.set(key, [contact])
}

function takeFrom(index: Map<string, Contact[]> | undefined, contact: Contact, name: 'email' | 'phone'): void {
  const key = contact[name]?.toLowerCase()
  if (index === undefined || key === undefined) return
  const left = (index.get(key) ?? []).filter((each) => each !== contact)
  if (left.length > 0) index.set(key, left)
  else index.delete(key)
}
