import { rowOf } from './row.js'

const MOST = 50_000

/** The rows of the journal, oldest first, by their positions. */
export class Rows {
  #rows = []
  #changed
  /** Who a contact is, by its id, as far as an exchange told. */
  #names = new Map()
  /** The ids of their locations. */
  locations = new Set()
  /** How many exchanges the journal had let go when it was last read. */
  dropped = 0
  /** Changes whenever rows may be gone. */
  generation = 0

  /** @param changed called whenever it changes */
  constructor(changed) {
    this.#changed = changed
  }

  get all() {
    return this.#rows
  }

  get last() {
    return this.#rows.at(-1)
  }

  /** The position of the newest row; 0 before there is one. */
  get newest() {
    return this.last?.position ?? 0
  }

  has(position) {
    return this.#rows.some((row) => row.position === position)
  }

  /** Adds the row of an exchange, unless it is there already. */
  add(exchange, { old = false } = {}) {
    if (exchange.position <= this.newest) return
    this.#rows.push(rowOf(exchange, old, this.#names))
    if (exchange.locationId !== null) this.locations.add(exchange.locationId)
    if (this.#rows.length > MOST * 1.1) {
      this.#rows = this.#rows.slice(-MOST)
      this.#names.clear()
      this.generation++
    }
    this.#changed()
  }

  /** Forgets the rows of a location; null for all. */
  forget(locationId) {
    this.#rows = locationId === null ? [] : this.#rows.filter((row) => row.locationId !== locationId)
    if (locationId === null) {
      this.dropped = 0
      this.#names.clear()
      this.locations.clear()
    } else this.locations.delete(locationId)
    this.generation++
    this.#changed()
  }

  clear() {
    this.forget(null)
  }
}
