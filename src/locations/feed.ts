import type { Entry } from '../journal/entry.js'
import { matchableOf } from '../journal/view.js'
import type { Matchable } from '../match/match.js'
import type { Contact } from '../records/contact.js'

/** What happened, and in which location; null where no accepted key came. */
export type Happening =
  | ExchangeHappening
  | { kind: 'contact'; locationId: string; contact: Contact }
  | { kind: 'reset'; locationId: string | null }
  /** A location was dropped for want of room, with all it held. */
  | { kind: 'let-go'; locationId: string }

/** A request was answered or cut. */
export class ExchangeHappening {
  readonly kind = 'exchange'
  readonly entry: Entry
  #matchable: Matchable | undefined

  constructor(entry: Entry) {
    this.entry = entry
  }

  get locationId(): string | null {
    return this.entry.locationId
  }

  /** What a match can name; worked out once for all who listen. */
  get matchable(): Matchable {
    this.#matchable ??= matchableOf(this.entry)
    return this.#matchable
  }
}

export type Listener = (happening: Happening) => void

/** Tells those who listen what happens, at once and in order. What happens elsewhere costs a listener of one location nothing. */
export class Feed {
  readonly #ofAll = new Set<Listener>()
  readonly #ofOne = new Map<string, Set<Listener>>()
  readonly #onError: (error: Error) => void

  /** @param onError told of a listener that throws; who caused the happening never is */
  constructor(onError: (error: Error) => void = () => {}) {
    this.#onError = onError
  }

  /**
   * @param locationId whose happenings, with the resets of all; without it those of all
   * @returns ends the subscription
   */
  subscribe(listener: Listener, locationId?: string): () => void {
    if (locationId === undefined) {
      this.#ofAll.add(listener)
      return () => this.#ofAll.delete(listener)
    }
    const listeners = this.#ofOne.get(locationId) ?? new Set()
    this.#ofOne.set(locationId, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#ofOne.get(locationId) === listeners) this.#ofOne.delete(locationId)
    }
  }

  /** Whether anybody listens to one location alone. */
  isHeard(locationId: string): boolean {
    return this.#ofOne.has(locationId)
  }

  publish(happening: Happening): void {
    this.#tell(this.#ofAll, happening)
    const { kind, locationId } = happening
    if (locationId !== null) this.#tell(this.#ofOne.get(locationId), happening)
    else if (kind === 'reset') for (const listeners of this.#ofOne.values()) this.#tell(listeners, happening)
  }

  #tell(listeners: ReadonlySet<Listener> | undefined, happening: Happening): void {
    // Mostly nobody listens.
    if (listeners === undefined || listeners.size === 0) return
    for (const listener of listeners) {
      try {
        listener(happening)
      } catch (error) {
        this.#onError(error as Error)
      }
    }
  }
}
