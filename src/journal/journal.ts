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

// What has grown old in memory is collected late, and all that it points to with it.
function empty(place: { entry: unknown; nextInJournal: unknown; newer: unknown }): void {
  place.entry = null
  place.nextInJournal = null
  place.newer = null
}

// To find the largest journal takes a look at each, so it is done once for many exchanges that must go.
const FREED_AT_ONCE = 1 / 32

/**
 * What all journals together hold, oldest first, bounded in bytes. The places are linked, so that dropping one moves no
 * other.
 */
export class Ledger<Entry extends Numbered> {
  readonly byteLimit: number
  readonly #journals = new Set<Journal<Entry>>()
  #oldest: Place<Entry> | null = null
  #newest: Place<Entry> | null = null
  #bytes = 0
  #count = 0
  #dropped = 0
  /** Is told of each exchange that goes, for whatever reason. */
  whenGone: (entry: Entry) => void = () => {}

  constructor(byteLimit: number) {
    this.byteLimit = byteLimit
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
    if (place.journal.size === 0) this.#journals.add(place.journal)
  }

  remove(place: Place<Entry>): void {
    const { entry, journal, older, newer } = place
    this.#bytes -= entry.bytes
    if (older) older.newer = newer
    else this.#oldest = newer
    if (newer) newer.older = older
    else this.#newest = older
    if (journal.size === 0) this.#journals.delete(journal)
    empty(place)
    this.whenGone(entry)
  }

  /** The number of the last exchange that it was given. */
  get last(): number {
    return this.#count
  }

  /** The next exchange is the first one again. */
  restart(): void {
    this.#count = 0
    this.#dropped = 0
  }

  /** The number of the last exchange that is gone for want of room; those after it are all there. */
  get dropped(): number {
    return this.#dropped
  }

  drop(place: Place<Entry>): void {
    this.#dropped = Math.max(this.#dropped, place.entry.position)
    this.remove(place)
  }

  /** The oldest exchanges of the largest journals go: who keeps little loses nothing to who keeps much. */
  dropWhatIsTooMuch(): void {
    if (this.#bytes <= this.byteLimit) return
    const enough = this.byteLimit * (1 - FREED_AT_ONCE)
    while (this.#bytes > enough) {
      const journals = [...this.#journals].sort((a, b) => b.bytes - a.bytes)
      const [largest, second] = journals as [Journal<Entry>, Journal<Entry>?]
      do largest.dropOldest('bytes')
      while (this.#bytes > enough && largest.bytes > (second?.bytes ?? 0))
    }
  }
}

/** The exchanges of one location, oldest first, bounded in number. */
export class Journal<Entry extends Numbered> {
  readonly limit: number
  readonly #ledger: Ledger<Entry>
  #oldest: Place<Entry> | null = null
  #newest: Place<Entry> | null = null
  #size = 0
  #bytes = 0
  #last: number
  #dropped: number
  #limitHit: 'count' | 'bytes' | 'locations'

  /** @param gone how many there were before it, of a location that was dropped for want of room */
  constructor(ledger: Ledger<Entry>, limit: number, gone = 0) {
    this.#ledger = ledger
    this.limit = limit
    this.#last = gone
    this.#dropped = gone
    this.#limitHit = gone > 0 ? 'locations' : 'count'
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

  /** What it takes in memory. */
  get bytes(): number {
    return this.#bytes
  }

  /** The number of the last exchange that it was given. */
  get last(): number {
    return this.#last
  }

  /** The number of the last exchange that is gone for want of room; those before it are gone too. */
  get dropped(): number {
    return this.#dropped
  }

  /** For which want of room the last one went: its own count, the bytes of all, or the location was dropped. */
  get limitHit(): 'count' | 'bytes' | 'locations' {
    return this.#limitHit
  }

  add(entry: Entry): void {
    entry.seq = ++this.#last
    const place: Place<Entry> = { entry, journal: this, nextInJournal: null, previousInJournal: this.#newest, older: null, newer: null }
    if (this.#newest) this.#newest.nextInJournal = place
    else this.#oldest = place
    this.#newest = place
    this.#ledger.add(place)
    this.#bytes += entry.bytes
    if (++this.#size > this.limit) this.dropOldest('count')
    this.#ledger.dropWhatIsTooMuch()
  }

  dropOldest(limitHit: 'count' | 'bytes'): void {
    this.#limitHit = limitHit
    const place = this.#shift() as Place<Entry>
    this.#dropped = place.entry.seq
    this.#ledger.drop(place)
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
    this.#bytes -= place.entry.bytes
    return place
  }
}
