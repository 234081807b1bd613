import { type Moment, MomentTree } from './moments.js'

/** A place that a contact has left. */
export interface Former {
  contactId: string
  /** The number of the moment to which the contact has moved. */
  until: number
}

/** Where contacts stood in the order of their updates before an update moved them, for lists that began before it. */
export class FormerPlaces {
  readonly #places = new MomentTree<Former>()
  /** The one that was left longest ago first. */
  readonly #byAge = new Map<Moment, Former>()

  get size(): number {
    return this.#byAge.size
  }

  keep(contactId: string, from: Moment, to: Moment): void {
    const former = { contactId, until: to.nth }
    this.#places.set(from, former)
    this.#byAge.set(from, former)
  }

  inOrder(direction: 'asc' | 'desc', after: Moment | undefined): Generator<readonly [Moment, Former]> {
    return this.#places.inOrder(direction, after)
  }

  /** Forgets those that no list needs which began with moment number `asOf` or later. */
  forget(asOf: number): void {
    for (const [moment, { until }] of this.#byAge) {
      if (until > asOf) return
      this.#byAge.delete(moment)
      this.#places.delete(moment)
    }
  }
}
