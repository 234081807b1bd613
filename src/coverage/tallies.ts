import type { Entry } from '../journal/entry.js'
import { type Counted, Tally } from './tally.js'

// A number takes about a hundred bytes.
const MOST_NUMBERS = 100_000

interface Kept extends Counted {
  /** How many numbers it held when that was last looked at. */
  numbers: number
}

/** What was counted of exchanges that are gone, of each location and of all. Of all it is always complete. */
export class Tallies {
  readonly #mostNumbers: number
  readonly #byLocation = new Map<string | null, Kept>()
  /** Of those locations whose own tallies had to go. */
  readonly #others = new Tally()
  #numbers = 0
  #hasLost = false

  constructor(mostNumbers = MOST_NUMBERS) {
    this.#mostNumbers = mostNumbers
  }

  take(entries: readonly Entry[]): void {
    const changed = new Set<Kept>()
    for (const entry of entries) {
      const kept = this.#of(entry.locationId)
      kept.tally.count(entry)
      changed.add(kept)
    }
    for (const kept of changed) {
      const { size } = kept.tally
      this.#numbers += size - kept.numbers
      kept.numbers = size
    }
    this.#dropWhatIsTooMuch()
  }

  /** What was counted of a location; its tally is the caller's own. */
  ofLocation(id: string): Counted {
    const tally = new Tally()
    const kept = this.#byLocation.get(id)
    if (kept) tally.add(kept.tally)
    return { tally, isComplete: kept?.isComplete ?? !this.#hasLost }
  }

  /** The same of all. */
  ofAll(): Counted {
    const tally = new Tally()
    for (const each of [this.#others, ...[...this.#byLocation.values()].map((kept) => kept.tally)]) tally.add(each)
    return { tally, isComplete: true }
  }

  #of(locationId: string | null): Kept {
    const kept = this.#byLocation.get(locationId) ?? { tally: new Tally(), isComplete: !this.#hasLost, numbers: 0 }
    this.#byLocation.set(locationId, kept)
    return kept
  }

  // The one that was begun first goes first.
  #dropWhatIsTooMuch(): void {
    for (const [id, { tally, numbers }] of this.#byLocation) {
      if (this.#numbers <= this.#mostNumbers) return
      this.#byLocation.delete(id)
      this.#others.add(tally)
      this.#numbers -= numbers
      this.#hasLost = true
    }
  }
}
