import { type Node, Yallist } from 'yallist'
import type { Entry } from './exchange.js'

interface Held {
  entry: Entry
  journal: Journal
}

/** What all journals together hold, oldest first, bounded in bytes. */
export class Ledger {
  readonly #held = new Yallist<Held>()
  readonly #byteLimit: number
  #bytes = 0
  #count = 0
  #dropped = 0

  constructor(byteLimit: number) {
    this.#byteLimit = byteLimit
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (const { entry } of this.#held) yield entry
  }

  add(entry: Entry, journal: Journal): Node<Held> {
    entry.position = ++this.#count
    this.#bytes += entry.bytes
    this.#held.push({ entry, journal })
    return this.#held.tail as Node<Held>
  }

  remove(node: Node<Held>): void {
    this.#bytes -= node.value.entry.bytes
    this.#held.removeNode(node)
  }

  /** The next exchange is the first one again. */
  restart(): void {
    this.#count = 0
    this.#dropped = 0
  }

  /** How many are gone for want of room. */
  get dropped(): number {
    return this.#dropped
  }

  drop(node: Node<Held>): void {
    this.#dropped++
    this.remove(node)
  }

  /** The oldest exchange of all goes first, whosever it is. */
  dropWhatIsTooMuch(): void {
    while (this.#bytes > this.#byteLimit) (this.#held.head as Node<Held>).value.journal.dropOldest()
  }
}

/** The exchanges of one location, oldest first, bounded in number. */
export class Journal {
  readonly #nodes = new Yallist<Node<Held>>()
  readonly #ledger: Ledger
  readonly #limit: number
  #last = 0
  #dropped = 0

  constructor(ledger: Ledger, limit: number) {
    this.#ledger = ledger
    this.#limit = limit
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (const node of this.#nodes) yield node.value.entry
  }

  get size(): number {
    return this.#nodes.length
  }

  /** How many are gone for want of room. */
  get dropped(): number {
    return this.#dropped
  }

  add(entry: Entry): void {
    entry.seq = ++this.#last
    this.#nodes.push(this.#ledger.add(entry, this))
    if (this.#nodes.length > this.#limit) this.dropOldest()
    this.#ledger.dropWhatIsTooMuch()
  }

  dropOldest(): void {
    this.#dropped++
    this.#ledger.drop(this.#nodes.shift() as Node<Held>)
  }

  /** Empties it; what is gone by this is not counted as dropped. */
  clear(): number {
    const { length } = this.#nodes
    for (let node = this.#nodes.shift(); node; node = this.#nodes.shift()) this.#ledger.remove(node)
    return length
  }
}
