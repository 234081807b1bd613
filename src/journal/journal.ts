/** What a journal needs to know of what it keeps. */
interface Numbered {
  /** Its number in its journal, from 1; the journal gives it. */
  seq: number
  /** Its number among all, from 1. */
  position: number
  /** What it takes in memory. */
  readonly bytes: number
}

/** An entry in its place: in the journal of its location, and among all. */
interface Place<Entry extends Numbered> {
  readonly entry: Entry
  readonly journal: Journal<Entry>
  nextInJournal: Place<Entry> | null
  previousInJournal: Place<Entry> | null
  older: Place<Entry> | null
  newer: Place<Entry> | null
}

/**
 * What all journals together hold, oldest first, bounded in bytes. The places are linked, so that the oldest of all is
 * found at once, and dropping one moves no other.
 */
export class Ledger<Entry extends Numbered> {
  readonly #byteLimit: number
  #oldest: Place<Entry> | null = null
  #newest: Place<Entry> | null = null
  #bytes = 0
  #count = 0
  #dropped = 0

  constructor(byteLimit: number) {
    this.#byteLimit = byteLimit
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let place = this.#oldest; place; place = place.newer) yield place.entry
  }

  *newestFirst(): Generator<Entry> {
    for (let place = this.#newest; place; place = place.older) yield place.entry
  }

  add(place: Place<Entry>): void {
    place.entry.position = ++this.#count
    this.#bytes += place.entry.bytes
    place.older = this.#newest
    if (this.#newest) this.#newest.newer = place
    else this.#oldest = place
    this.#newest = place
  }

  remove({ entry, older, newer }: Place<Entry>): void {
    this.#bytes -= entry.bytes
    if (older) older.newer = newer
    else this.#oldest = newer
    if (newer) newer.older = older
    else this.#newest = older
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

  drop(place: Place<Entry>): void {
    this.#dropped++
    this.remove(place)
  }

  /** The oldest exchange of all goes first, whosever it is. */
  dropWhatIsTooMuch(): void {
    while (this.#bytes > this.#byteLimit) this.#oldest?.journal.dropOldest()
  }
}

/** The exchanges of one location, oldest first, bounded in number. */
export class Journal<Entry extends Numbered> {
  readonly #ledger: Ledger<Entry>
  readonly #limit: number
  #oldest: Place<Entry> | null = null
  #newest: Place<Entry> | null = null
  #size = 0
  #last = 0
  #dropped = 0

  constructor(ledger: Ledger<Entry>, limit: number) {
    this.#ledger = ledger
    this.#limit = limit
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let place = this.#oldest; place; place = place.nextInJournal) yield place.entry
  }

  *newestFirst(): Generator<Entry> {
    for (let place = this.#newest; place; place = place.previousInJournal) yield place.entry
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
    const place: Place<Entry> = { entry, journal: this, nextInJournal: null, previousInJournal: this.#newest, older: null, newer: null }
    if (this.#newest) this.#newest.nextInJournal = place
    else this.#oldest = place
    this.#newest = place
    this.#ledger.add(place)
    if (++this.#size > this.#limit) this.dropOldest()
    this.#ledger.dropWhatIsTooMuch()
  }

  dropOldest(): void {
    this.#dropped++
    this.#ledger.drop(this.#shift() as Place<Entry>)
  }

  /** Empties it; what is gone by this is not counted as dropped. */
  clear(): number {
    const size = this.#size
    for (let place = this.#shift(); place; place = this.#shift()) this.#ledger.remove(place)
    return size
  }

  #shift(): Place<Entry> | null {
    const place = this.#oldest
    if (place === null) return null
    this.#oldest = place.nextInJournal
    if (this.#oldest) this.#oldest.previousInJournal = null
    else this.#newest = null
    this.#size--
    return place
  }
}
