const SOON_MS = 300

/** The contacts that all locations hold, kept up to date once they were asked for. */
export class Contacts {
  #api
  #changed
  #byKey = new Map()
  #all
  #soon
  /** `idle` until somebody looks, then `loading`, `there` or the sentence that says why not. */
  state = 'idle'

  constructor(api, changed) {
    this.#api = api
    this.#changed = changed
  }

  get locations() {
    return new Set(this.all.map(({ locationId }) => locationId))
  }

  get all() {
    this.#all ??= [...this.#byKey.values()]
    return this.#all
  }

  /** Begins to keep them. */
  watch() {
    if (this.state === 'idle') void this.load()
  }

  async load() {
    this.state = this.state === 'idle' ? 'loading' : this.state
    try {
      const { contacts } = await this.#api.json('GET', '/contacts')
      this.#byKey = new Map(contacts.map((contact) => [keyOf(contact), summaryOf(contact)]))
      this.state = 'there'
    } catch (error) {
      this.state = error.message
    }
    this.#tell()
  }

  happened({ event, data }) {
    if (this.state === 'idle') return
    if (event === 'contact') {
      this.#byKey.set(keyOf(data), summaryOf(data))
      this.#tell()
    } else if (event !== 'exchange' || data.outcome === 'Deleted') this.loadSoon()
  }

  /** Many calls are one. */
  loadSoon() {
    if (this.state === 'idle') return
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      void this.load()
    }, SOON_MS)
  }

  #tell() {
    this.#all = undefined
    this.#changed()
  }
}

const keyOf = ({ locationId, id }) => `${locationId}/${id}`

function summaryOf({ id, locationId, name, firstName, lastName, email = '', phone = '', tags, dateAdded, companyName = '' }) {
  const full = [firstName, lastName].filter(Boolean).join(' ') || name || ''
  return {
    ...{ id, locationId, name: full, email, phone, tags: tags.join(', '), dateAdded, companyName },
    haystack: [full, email, phone, companyName, id, ...tags].join(' ').toLowerCase()
  }
}
