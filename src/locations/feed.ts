import type { Entry } from '../journal/entry.js'
import type { Contact } from '../records/contact.js'

/** What happened, and in which location; null where no accepted key came. */
export type Happening =
  | { kind: 'exchange'; locationId: string | null; entry: Entry }
  | { kind: 'contact'; locationId: string; contact: Contact }
  | { kind: 'reset'; locationId: string | null }

export type Listener = (happening: Happening) => void

/** Tells those who listen what happens, at once and in order. */
export class Feed {
  readonly #listeners = new Set<Listener>()

  /** @returns ends the subscription */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  publish(happening: Happening): void {
    for (const listener of this.#listeners) listener(happening)
  }
}
