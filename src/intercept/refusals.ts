import { isOfVendor, isServed, refusalOf } from './hosts.js'

const MOST_TOLD = 10

/** What a proxy does not pass on, and who hears of it. */
export class Refusals {
  readonly #ofOther: (host: string) => string | undefined
  readonly #tell: (sentence: string) => void
  readonly #told = new Set<string>()

  /**
   * @param ofOther why nothing goes to a host that is not the vendor's; undefined where it does
   * @param tell takes each sentence once, and ten of them at most
   */
  constructor(ofOther: (host: string) => string | undefined, tell: (sentence: string) => void) {
    this.#ofOther = ofOther
    this.#tell = tell
  }

  /** Why nothing goes to a host; undefined where it does. */
  of(host: string): string | undefined {
    if (isServed(host)) return undefined
    const sentence = isOfVendor(host) ? refusalOf(host) : this.#ofOther(host)
    return sentence && this.say(sentence)
  }

  say(sentence: string): string {
    if (this.#told.size < MOST_TOLD && !this.#told.has(sentence)) {
      this.#told.add(sentence)
      this.#tell(sentence)
    }
    return sentence
  }
}
