import type { CustomField } from './custom-field.js'

/** The custom fields of one location, in the order in which they were added. */
export class CustomFieldStore {
  readonly #byId = new Map<string, CustomField>()

  all(): CustomField[] {
    return [...this.#byId.values()]
  }

  get(id: string): CustomField | undefined {
    return this.#byId.get(id)
  }

  /** The id of the field with this key, with or without `contact.`. */
  idOfKey(key: string): string | undefined {
    return this.all().find((field) => field.key === key || field.key === `contact.${key}`)?.id
  }

  put(field: CustomField): void {
    this.#byId.set(field.id, field)
  }

  remove(id: string): void {
    this.#byId.delete(id)
  }
}
