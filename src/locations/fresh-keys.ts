import { nanoid } from 'nanoid'

/** The keys of one client that nobody has used yet. */
export class FreshKeys {
  readonly #beginning: string | undefined
  readonly #namesOf: () => string | null
  #names: string | null | undefined
  #count = 0

  /**
   * @param beginning with which every key is accepted; undefined where there is none
   * @param namesOf called once before the first key: what its name begins with, or null for random names
   */
  constructor(beginning: string | undefined, namesOf: () => string | null) {
    this.#beginning = beginning
    this.#namesOf = namesOf
  }

  /** The next one, or undefined where every key is named. */
  next(): string | undefined {
    if (this.#beginning === undefined) return undefined
    this.#names ??= this.#namesOf()
    return this.#beginning + (this.#names === null ? nanoid() : `${this.#names}${++this.#count}`)
  }

  /** Begins again, with names asked for anew. */
  restart(): void {
    this.#names = undefined
    this.#count = 0
  }
}
