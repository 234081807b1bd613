const DEFAULT_LIMIT = 20
const MOST = 100

/** Which page of a list is asked for. */
export interface Paging {
  limit: number
  /** Epoch milliseconds of the last one of the page before. */
  startAfter: number | undefined
  /** The id of the last one of the page before. */
  startAfterId: string | undefined
  /** Deprecated by the API in favour of the two above. */
  page: number
}

/** Reads the query of a list; what cannot be read counts as not sent, and is named in `ignored`. */
export class ListQueryReader {
  readonly ignored: string[] = []
  readonly #query: Readonly<Record<string, unknown>>

  constructor(query: Readonly<Record<string, unknown>>) {
    this.#query = query
  }

  /** What one parameter says, else `standard`. */
  pick<Value>(name: string, read: (text: string) => Value | undefined, standard: Value): Value {
    const text = this.#query[name]
    if (text === undefined || text === '') return standard
    const value = typeof text === 'string' ? read(text) : undefined
    if (value === undefined) this.ignored.push(`${name}=${text} was ignored: it is not understood`)
    return value ?? standard
  }

  paging(): Paging {
    return {
      limit: Math.min(this.pick('limit', wholeNumber(1), DEFAULT_LIMIT), MOST),
      startAfter: this.pick<number | undefined>('startAfter', wholeNumber(0), undefined),
      startAfterId: this.pick<string | undefined>('startAfterId', anyText, undefined),
      page: this.pick('page', wholeNumber(1), 1)
    }
  }
}

export function anyText(text: string): string {
  return text
}

export function wholeNumber(least: number): (text: string) => number | undefined {
  return (text) => (/^\d+$/.test(text) && Number(text) >= least ? Number(text) : undefined)
}

export function oneOf<Value>(choices: Readonly<Record<string, Value>>): (text: string) => Value | undefined {
  return (text) => (Object.hasOwn(choices, text) ? choices[text] : undefined)
}
