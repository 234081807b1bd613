import sorted from 'sorted-btree'

/** When a contact was added or updated. Of two at one time, the later has the greater number. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly time: number
  readonly nth: number
}

/** Values in the order of their moments. */
export class MomentTree<Value> {
  readonly #tree = new sorted.default<Moment, Value>(undefined, compareMoments)

  set(moment: Moment, value: Value): void {
    this.#tree.set(moment, value)
  }

  delete(moment: Moment): void {
    this.#tree.delete(moment)
  }

  /** From the first, or from the one after `after`. */
  *inOrder(direction: 'asc' | 'desc', after?: Moment): Generator<readonly [Moment, Value]> {
    if (direction === 'desc') yield* this.#tree.entriesReversed(after, undefined, true)
    else for (const entry of this.#tree.entries(after)) if (after === undefined || compareMoments(entry[0], after) > 0) yield entry
  }
}

export function compareMoments(a: Moment, b: Moment): number {
  return a.time - b.time || a.nth - b.nth
}
