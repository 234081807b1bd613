import { isBlank } from './blank.js'

/** What of a contact matters here. */
interface Indexed {
  readonly id: string
  readonly added: { readonly nth: number }
}

/** Contacts by their e-mail, or by their phone; capitals make no difference. */
export class EmailOrPhoneIndex<Contact extends Indexed> {
  /** The only contact with a text, or those with it by their ids: each of many is found at once. */
  readonly #byText = new Map<string, Contact | Map<string, Contact>>()

  /** Those with this text, oldest first. */
  with(text: string): readonly Contact[] {
    const found = this.#byText.get(keyOf(text))
    if (found === undefined) return []
    return found instanceof Map ? [...found.values()].sort((a, b) => a.added.nth - b.added.nth) : [found]
  }

  /** Adds a contact, unless its text is missing or blank. */
  add(contact: Contact, text: string | undefined): void {
    if (text === undefined || isBlank(text)) return
    const key = keyOf(text)
    const there = this.#byText.get(key)
    if (there === undefined) this.#byText.set(key, contact)
    else if (there instanceof Map) there.set(contact.id, contact)
    else this.#byText.set(key, new Map([there, contact].map((each) => [each.id, each])))
  }

  /** Takes a contact out that was added with this text. */
  remove(contact: Contact, text: string | undefined): void {
    if (text === undefined) return
    const key = keyOf(text)
    const there = this.#byText.get(key)
    if (there instanceof Map && there.size > 1) there.delete(contact.id)
    else this.#byText.delete(key)
  }
}

function keyOf(text: string): string {
  return text.toLowerCase()
}
