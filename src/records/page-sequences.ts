import type { Moment } from './moments.js'

const MOST = 500

/** Where a sequence of pages goes on. */
export interface PageSequence {
  /** The number of the last moment before it began: it has the contacts of then, where they were then. */
  asOf: number
  /** The place of the last contact that was seen. */
  after: Moment
}

/** The sequences of pages that are being read, by the cursor that was handed out last; of very many the oldest are forgotten. */
export class PageSequences {
  readonly #byCursor = new Map<string, PageSequence>()

  at(cursor: string): PageSequence | undefined {
    return this.#byCursor.get(cursor)
  }

  remember(cursor: string, sequence: PageSequence): void {
    this.#byCursor.delete(cursor)
    this.#byCursor.set(cursor, sequence)
    const [oldest = ''] = this.#byCursor.keys()
    if (this.#byCursor.size > MOST) this.#byCursor.delete(oldest)
  }

  /** Forgets those that began longest ago. */
  forgetOldest(): void {
    const { begun } = this
    for (const [cursor, { asOf }] of this.#byCursor) if (asOf === begun) this.#byCursor.delete(cursor)
  }

  /** With which moment the oldest began; Infinity where there are none. */
  get begun(): number {
    return Math.min(...[...this.#byCursor.values()].map(({ asOf }) => asOf))
  }
}
