import type { Contact } from './contact.js'
import { EmailOrPhoneIndex } from './email-or-phone-index.js'
import { type Former, FormerPlaces } from './former-places.js'
import { compareMoments, type Moment, MomentTree } from './moments.js'
import { type PageSequence, PageSequences } from './page-sequences.js'
import type { Room } from './room.js'

export type Order = 'added' | 'updated'

/** A contact in an order. */
export interface Placed {
  at: Moment
  contact: Contact
}

// As many former places as there are contacts may be kept for each of two lists; more only where these are few.
const FORMER_PLACES = { least: 10_000, perContact: 2 }

/**
 * The contacts of one location. What is looked up by anything but the id has an index, which is made when it is first
 * asked for: most tests never do.
 */
export class ContactStore {
  readonly room: Room
  readonly #byId = new Map<string, Contact>()
  readonly #trees: Partial<Record<Order, MomentTree<Contact>>> = {}
  readonly #texts: Partial<Record<'email' | 'phone', EmailOrPhoneIndex<Contact>>> = {}
  readonly #sequences = { added: new PageSequences(), updated: new PageSequences() }
  readonly #former = new FormerPlaces()
  #moments = 0
  /** With which moment the last list by updates began that may go on. */
  #lastBegun = 0

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

  /** The number of the last moment. */
  get lastMoment(): number {
    return this.#moments
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
    return this.#texts[name].with(text)
  }

  /** Adds a contact, or puts it in the place of the one with its id, which is returned. */
  put(contact: Contact): Contact | undefined {
    const before = this.#byId.get(contact.id)
    this.room.bytes += contact.bytes
    if (before) {
      this.room.bytes -= before.bytes
      this.#unindex(before)
      if (before.updated.nth <= this.#lastBegun) this.#keepPlace(before, contact)
    } else this.room.contacts++
    this.#byId.set(contact.id, contact)
    this.#index(contact)
    return before
  }

  remove(contact: Contact): void {
    this.#byId.delete(contact.id)
    this.#unindex(contact)
    this.room.contacts--
    this.room.bytes -= contact.bytes
  }

  /** Has these in place of what there is. The next moment is the one after number `lastMoment`. Pages that were begun go on no more. */
  load(contacts: readonly Contact[], lastMoment: number): void {
    for (const contact of this.all()) this.remove(contact)
    for (const contact of contacts) this.put(contact)
    this.#moments = lastMoment
  }

  /** Gives its room back; it is not used after this. */
  end(): void {
    this.room.contacts -= this.#byId.size
    for (const contact of this.#byId.values()) this.room.bytes -= contact.bytes
  }

  /**
   * The contacts in an order, from the first, or from the one after `after`; those there were as of moment number `asOf`, and
   * where they were then.
   */
  *inOrder(order: Order, direction: 'asc' | 'desc', after?: Moment, asOf = this.#moments): Generator<Placed> {
    this.#trees[order] ??= this.#treeOf(order)
    const formers = order === 'updated' ? this.#former.inOrder(direction, after) : NONE.values()
    let former = formers.next()
    for (const [at, contact] of this.#trees[order].inOrder(direction, after)) {
      if (at.nth > asOf) continue
      // No further than to this one: there may be many that are for other lists.
      for (; !former.done && compareMoments(former.value[0], at) < 0 === (direction === 'asc'); former = formers.next())
        yield* this.#thereThen(former.value, asOf)
      yield { at, contact }
    }
    for (; !former.done; former = formers.next()) yield* this.#thereThen(former.value, asOf)
  }

  /** How a sequence of pages goes on after this cursor; undefined for one that was not handed out, or long ago. */
  sequenceAt(order: Order, cursor: string): PageSequence | undefined {
    return this.#sequences[order].at(cursor)
  }

  /** Keeps what it takes to go on with a sequence of pages at this cursor. */
  remember(order: Order, cursor: string, sequence: PageSequence): void {
    this.#sequences[order].remember(cursor, sequence)
    if (order === 'added') return
    this.#lastBegun = Math.max(this.#lastBegun, sequence.asOf)
    this.#former.forget(this.#sequences.updated.begun)
  }

  *#thereThen([at, { contactId, until }]: readonly [Moment, Former], asOf: number): Generator<Placed> {
    const contact = this.#byId.get(contactId)
    // One that was deleted may have been put in again.
    if (at.nth <= asOf && asOf < until && contact && contact.added.nth <= asOf) yield { at, contact }
  }

  #keepPlace({ id, updated }: Contact, moved: Contact): void {
    this.#former.keep(id, updated, moved.updated)
    while (this.#former.size > Math.max(FORMER_PLACES.least, FORMER_PLACES.perContact * this.size)) {
      this.#sequences.updated.forgetOldest()
      this.#former.forget(this.#sequences.updated.begun)
    }
  }

  #index(contact: Contact): void {
    for (const order of ORDERS) this.#trees[order]?.set(contact[order], contact)
    for (const name of TEXTS) this.#texts[name]?.add(contact, contact[name])
  }

  #unindex(contact: Contact): void {
    for (const order of ORDERS) this.#trees[order]?.delete(contact[order])
    for (const name of TEXTS) this.#texts[name]?.remove(contact, contact[name])
  }

  #treeOf(order: Order): MomentTree<Contact> {
    const tree = new MomentTree<Contact>()
    for (const contact of this.#byId.values()) tree.set(contact[order], contact)
    return tree
  }

  #indexOf(name: 'email' | 'phone'): EmailOrPhoneIndex<Contact> {
    const index = new EmailOrPhoneIndex<Contact>()
    for (const contact of this.#byId.values()) index.add(contact, contact[name])
    return index
  }
}

const NONE: readonly (readonly [Moment, Former])[] = []
const ORDERS = ['added', 'updated'] as const
const TEXTS = ['email', 'phone'] as const
