export const OUTCOMES = ['created', 'updated', 'read', 'deleted', 'refused', 'faulted', 'failed', 'cut']
export const METHODS = ['POST', 'GET', 'PUT', 'DELETE']
const NO_KEY = 'none'

/** A function that says of a row whether the filter of an address lets it through. */
export function passes({ q = '', outcome = '', method = '', location = '', status = '', fault, warning, from, to }, ofTime = true) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const outcomes = outcome.split(',').filter(Boolean)
  const methods = method.split(',').filter(Boolean)
  return (row) =>
    (outcomes.length === 0 || outcomes.includes(row.outcome)) &&
    (methods.length === 0 || methods.includes(row.method)) &&
    (location === '' || (row.locationId ?? NO_KEY) === location) &&
    (status === '' || String(row.status) === status) &&
    (!fault || row.isFault) &&
    (!warning || row.isWarning) &&
    (!ofTime || ((from === undefined || row.at >= Number(from)) && (to === undefined || row.at < Number(to)))) &&
    words.every((word) => row.haystack.includes(word))
}

/** A filter with a value of one of its lists put in, or taken out where it is there. */
export function toggled(filter, name, value) {
  const values = (filter[name] ?? '').split(',').filter(Boolean)
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
  return { ...filter, [name]: next.join(',') || undefined }
}

/** Whether a filter has a value in one of its lists. */
export const has = (filter, name, value) => (filter[name] ?? '').split(',').includes(value)

/** Whether anything is filtered. */
export const isOn = ({ with: _with, ...filter }) => Object.keys(filter).length > 0

/** The rows that a filter lets through; where only more came since the last time, only those are looked at. */
export class Filtered {
  #key
  #seen = 0
  #shown = []

  of(rows, filter) {
    const { with: _with, ...own } = filter
    const key = JSON.stringify([own, rows.generation])
    if (key !== this.#key) this.#begin(key)
    const test = passes(own)
    const { all } = rows
    if (this.#seen < all.length) {
      const more = all.slice(this.#seen).filter(test)
      this.#shown = more.length > 0 ? [...this.#shown, ...more] : this.#shown
      this.#seen = all.length
    }
    return this.#shown
  }

  #begin(key) {
    this.#key = key
    this.#seen = 0
    this.#shown = []
  }
}
