import { byId, h } from './dom.js'
import { kindOf } from './row.js'

const NO_KEY = 'none'

/** The filter: what is typed and chosen, and which rows it lets through. */
export class Filter {
  #text = byId('text')
  #status = byId('status')
  #location = byId('location')
  #locations = new Set()
  #statuses = new Set()

  /** @param changed called when it lets other rows through */
  constructor(changed) {
    byId('filter').addEventListener('submit', (event) => event.preventDefault())
    for (const control of [this.#text, this.#status, this.#location]) control.addEventListener('input', changed)
  }

  /** The chosen location, or undefined. */
  get locationId() {
    const { value } = this.#location
    return value === '' || value === NO_KEY ? undefined : value
  }

  get isOn() {
    return this.#text.value !== '' || this.#status.value !== '' || this.#location.value !== ''
  }

  clear() {
    for (const control of [this.#text, this.#status, this.#location]) control.value = ''
    this.#text.dispatchEvent(new Event('input'))
  }

  focus() {
    this.#text.focus()
    this.#text.select()
  }

  /** A function that says of a row whether it is let through. */
  test() {
    const words = this.#text.value.toLowerCase().split(/\s+/).filter(Boolean)
    const { value: status } = this.#status
    const { value: location } = this.#location
    return (row) =>
      (status === '' || kindOf(row.status) === status || String(row.status) === status) &&
      (location === '' || (row.locationId ?? NO_KEY) === location) &&
      words.every((word) => row.haystack.includes(word))
  }

  /** Offers the status and the location of a row. */
  offer({ status, locationId }) {
    if (status !== null && !this.#statuses.has(status)) {
      this.#statuses.add(status)
      this.#status.append(h('option', { value: status }, `${status}`))
    }
    const id = locationId ?? NO_KEY
    if (this.#locations.has(id)) return
    this.#locations.add(id)
    this.#location.append(h('option', { value: id }, locationId ?? 'No accepted key'))
  }

  /** Offers what the rows have, and what is chosen. */
  offerOnly(rows) {
    const { value: status } = this.#status
    const { value: location } = this.#location
    for (const option of [...this.#location.options].slice(1)) if (option.value !== location) option.remove()
    for (const option of [...this.#status.options].slice(5)) if (option.value !== status) option.remove()
    this.#locations = new Set([...this.#location.options].map(({ value }) => value))
    this.#statuses = new Set([...this.#status.options].slice(5).map(({ value }) => Number(value)))
    for (const row of rows) this.offer(row)
  }
}
