import sorted from 'sorted-btree'
import { type Contact, isBlank } from '../v1/contacts/contact.js'

/** A contact as it is kept. It is never changed: an update puts another in its place. */
export interface Kept {
  readonly contact: Contact
  readonly added: Moment
  readonly updated: Moment
}

/** When a contact was added or updated. Of two at one time, the later has the greater number. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly time: number
  readonly nth: number
}

export type Order = 'added' | 'updated'

/** How many contacts there are in all stores together, and may be. */
export class Room {
  taken = 0
  readonly most: number

  constructor(most: number) {
    this.most = most
  }

  /** Less than none where the data to start with alone are more. */
  get left(): number {
    return this.most - this.taken
  }
}

type Tree = InstanceType<typeof sorted.default<Moment, Kept>>

/**
 * The contacts of one location. What is looked up by anything but the id has an index, which is made when it is first
 * asked for: most tests never do.
 */
export class ContactStore {
  readonly room: Room
  readonly #byId = new Map<string, Kept>()
  readonly #trees: Partial<Record<Order, Tree>> = {}
  readonly #texts: Partial<Record<'email' | 'phone', Map<string, Kept[]>>> = {}
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

  get(id: string): Kept | undefined {
    return this.#byId.get(id)
  }

  /** In the order in which they were added. */
  all(): Contact[] {
    return [...this.#byId.values()].map(({ contact }) => contact)
  }

  /** Those with this e-mail, in any case, or this phone; oldest first. */
  with(name: 'email' | 'phone', text: string): readonly Kept[] {
    this.#texts[name] ??= this.#indexOf(name)
    const found = this.#texts[name].get(text.toLowerCase()) ?? []
    return found.sort((a, b) => a.added.nth - b.added.nth)
  }

  /** Adds a contact, or puts it in the place of the one with its id. */
  put(kept: Kept): void {
    const before = this.#byId.get(kept.contact.id)
    if (before) this.#unindex(before)
    else this.room.taken++
    this.#byId.set(kept.contact.id, kept)
    this.#index(kept)
  }

  remove(kept: Kept): void {
    this.#byId.delete(kept.contact.id)
    this.#unindex(kept)
    this.room.taken--
  }

  /** Gives its room back; it is not used after this. */
  end(): void {
    this.room.taken -= this.#byId.size
  }

  /** The contacts in an order, from the first, or from the one after `after`. */
  *inOrder(order: Order, direction: 'asc' | 'desc', after?: Moment): Generator<Kept> {
    this.#trees[order] ??= this.#treeOf(order)
    const tree = this.#trees[order]
    if (direction === 'desc') {
      for (const [, kept] of tree.entriesReversed(after, undefined, true)) yield kept
      return
    }
    for (const [moment, kept] of tree.entries(after)) if (after === undefined || compare(moment, after) > 0) yield kept
  }

  #index(kept: Kept): void {
    for (const order of ORDERS) this.#trees[order]?.set(kept[order], kept)
    for (const name of TEXTS) addTo(this.#texts[name], kept, name)
  }

  #unindex(kept: Kept): void {
    for (const order of ORDERS) this.#trees[order]?.delete(kept[order])
    for (const name of TEXTS) takeFrom(this.#texts[name], kept, name)
  }

  #treeOf(order: Order): Tree {
    const tree: Tree = new sorted.default(undefined, compare)
    for (const kept of this.#byId.values()) tree.set(kept[order], kept)
    return tree
  }

  #indexOf(name: 'email' | 'phone'): Map<string, Kept[]> {
    const index = new Map<string, Kept[]>()
    for (const kept of this.#byId.values()) addTo(index, kept, name)
    return index
  }
}

const ORDERS = ['added', 'updated'] as const
const TEXTS = ['email', 'phone'] as const

function compare(a: Moment, b: Moment): number {
  return a.time - b.time || a.nth - b.nth
}

function addTo(index: Map<string, Kept[]> | undefined, kept: Kept, name: 'email' | 'phone'): void {
  const text = kept.contact[name]
  if (index === undefined || text === undefined || isBlank(text)) return
  const key = text.toLowerCase()
  const there = index.get(key)
  if (there) there.push(kept)
  else index.set(key, [kept])
}

function takeFrom(index: Map<string, Kept[]> | undefined, kept: Kept, name: 'email' | 'phone'): void {
  const key = kept.contact[name]?.toLowerCase()
  if (index === undefined || key === undefined) return
  const left = (index.get(key) ?? []).filter((each) => each !== kept)
  if (left.length > 0) index.set(key, left)
  else index.delete(key)
}
