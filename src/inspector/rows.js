import { rowOf } from './row.js'

const MOST = 50_000

/** The rows of the journal, oldest first, by their positions. */
export class Rows {
  #rows = []
  #changed
  /** How many exchanges the journal had let go when it was last read. */
  dropped = 0

  /** @param changed called with the row that was added, or with undefined when any may be gone */
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

  /** Adds the row of an exchange, unless it is there already. */
  add(exchange, { old = false } = {}) {
    if (exchange.position <= this.newest) return
    const row = rowOf(exchange, old)
    this.#rows.push(row)
    if (this.#rows.length > MOST * 1.1) {
      this.#rows = this.#rows.slice(-MOST)
      this.#changed()
    } else this.#changed(row)
  }

  /** Forgets the rows of a location; null for all. */
  forget(locationId) {
    this.#rows = locationId === null ? [] : this.#rows.filter((row) => row.locationId !== locationId)
    this.#changed()
  }

  clear() {
    this.forget(null)
  }
}
