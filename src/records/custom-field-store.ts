import { type CustomField, type Model, modelOf } from './custom-field.js'
import { jsonSize, type Room } from './room.js'

const PREFIX = 'contact.'

/** The custom fields of one location, in the order in which they were added. */
export class CustomFieldStore {
  readonly #room: Room
  readonly #byId = new Map<string, CustomField>()
  /** From a key without `contact.` to the ids of the fields of contacts that have it, in the order in which they got it. */
  readonly #idsByWords = new Map<string, Set<string>>()

  constructor(room: Room) {
    this.#room = room
  }

  /** All, or those of one model. */
  all(model?: Model): CustomField[] {
    const all = [...this.#byId.values()]
    return model === undefined ? all : all.filter((field) => modelOf(field) === model)
  }

  /** The one with this id, where it is of this model. */
  get(id: string, model?: Model): CustomField | undefined {
    const field = this.#byId.get(id)
    return model === undefined || (field && modelOf(field) === model) ? field : undefined
  }

  /** The id of the field of contacts with this key, with or without `contact.`. */
  idOfKey(key: string): string | undefined {
    const [id] = this.#idsByWords.get(wordsOf(key)) ?? []
    return id
  }

  put(field: CustomField): void {
    const before = this.#byId.get(field.id)
    if (before?.key !== field.key) {
      if (before) this.#idsByWords.get(wordsOf(before.key))?.delete(before.id)
      // A contact finds those of opportunities by no key.
      if (modelOf(field) === 'contact') this.#index(field)
    }
    this.#room.bytes += jsonSize(field) - (before ? jsonSize(before) : 0)
    this.#byId.set(field.id, field)
  }

  remove(id: string): void {
    const field = this.#byId.get(id)
    if (field === undefined) return
    this.#room.bytes -= jsonSize(field)
    this.#idsByWords.get(wordsOf(field.key))?.delete(id)
    this.#byId.delete(id)
  }

  /** Has these in place of what there is. */
  load(fields: readonly CustomField[]): void {
    for (const { id } of this.all()) this.remove(id)
    for (const field of fields) this.put(field)
  }

  /** Gives its room back; it is not used after this. */
  end(): void {
    for (const field of this.#byId.values()) this.#room.bytes -= jsonSize(field)
  }

  #index({ id, key }: CustomField): void {
    const words = wordsOf(key)
    this.#idsByWords.set(words, (this.#idsByWords.get(words) ?? new Set()).add(id))
  }
}

function wordsOf(key: string): string {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key
}
