import type { Entry } from './exchange.js'

/**
 * What all journals together hold, oldest first, bounded in bytes. The entries themselves are linked, so that the oldest
 * of all is found at once, and keeping one makes nothing new.
 */
export class Ledger {
  readonly #byteLimit: number
  #oldest: Entry | null = null
  #newest: Entry | null = null
  #bytes = 0
  #count = 0
  #dropped = 0

  constructor(byteLimit: number) {
    this.#byteLimit = byteLimit
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let entry = this.#oldest; entry; entry = entry.newer) yield entry
  }

  *newestFirst(): Generator<Entry> {
    for (let entry = this.#newest; entry; entry = entry.older) yield entry
  }

  add(entry: Entry): void {
    entry.position = ++this.#count
    this.#bytes += entry.bytes
    entry.older = this.#newest
    if (this.#newest) this.#newest.newer = entry
    else this.#oldest = entry
    this.#newest = entry
  }

  remove(entry: Entry): void {
    const { older, newer } = entry
    this.#bytes -= entry.bytes
    if (older) older.newer = newer
    else this.#oldest = newer
    if (newer) newer.older = older
    else this.#newest = older
    entry.older = null
    entry.newer = null
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

  drop(entry: Entry): void {
    this.#dropped++
    this.remove(entry)
  }

  /** The oldest exchange of all goes first, whosever it is. */
  dropWhatIsTooMuch(): void {
    while (this.#bytes > this.#byteLimit) this.#oldest?.journal?.dropOldest()
  }
}

/** The exchanges of one location, oldest first, bounded in number. */
export class Journal {
  readonly #ledger: Ledger
  readonly #limit: number
  #oldest: Entry | null = null
  #newest: Entry | null = null
  #size = 0
  #last = 0
  #dropped = 0

  constructor(ledger: Ledger, limit: number) {
    this.#ledger = ledger
    this.#limit = limit
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let entry = this.#oldest; entry; entry = entry.nextInJournal) yield entry
  }

  *newestFirst(): Generator<Entry> {
    for (let entry = this.#newest; entry; entry = entry.previousInJournal) yield entry
  }

  get size(): number {
    return this.#size
  }

  /** How many are gone for want of room. */
  get dropped(): number {
    return this.#dropped
  }

  add(entry: Entry): void {
    entry.seq = ++this.#last
    entry.journal = this
    entry.previousInJournal = this.#newest
    if (this.#newest) this.#newest.nextInJournal = entry
    else this.#oldest = entry
    this.#newest = entry
    this.#ledger.add(entry)
    if (++this.#size > this.#limit) this.dropOldest()
    this.#ledger.dropWhatIsTooMuch()
  }

  dropOldest(): void {
    this.#dropped++
    this.#ledger.drop(this.#shift() as Entry)
  }

  /** Empties it; what is gone by this is not counted as dropped. */
  clear(): number {
    const size = this.#size
    for (let entry = this.#shift(); entry; entry = this.#shift()) this.#ledger.remove(entry)
    return size
  }

  #shift(): Entry | null {
    const entry = this.#oldest
    if (entry === null) return null
    this.#oldest = entry.nextInJournal
    if (this.#oldest) this.#oldest.previousInJournal = null
    else this.#newest = null
    entry.nextInJournal = null
    this.#size--
    return entry
  }
}
