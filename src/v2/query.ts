import type { Refused } from '../rules/refusals.js'
import { refusalOf } from './refusal.js'

/** Reads the parameters of a query; what is wrong with them is collected. */
export class QueryReader {
  readonly #query: Readonly<Record<string, unknown>>
  readonly #messages: string[] = []

  constructor(query: unknown) {
    this.#query = query as Readonly<Record<string, unknown>>
  }

  text(name: string): string | undefined {
    const value = this.#query[name]
    if (value === undefined || value === '') return undefined
    if (typeof value === 'string') return value
    this.#messages.push(`${name} must be a string`)
    return undefined
  }

  /** A whole number from `least` to `most`. */
  number(name: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (Number.isNaN(value)) this.#messages.push(`${name} must be a number conforming to the specified constraints`)
    else if (value < least) this.#messages.push(`${name} must not be less than ${least}`)
    else if (value > most) this.#messages.push(`${name} must not be greater than ${most}`)
    else return value
    return undefined
  }

  /** Why the request is refused; undefined where nothing is wrong. */
  get refused(): Refused | undefined {
    if (this.#messages.length === 0) return undefined
    return { refusal: refusalOf(422, this.#messages, 'v2.types'), reasons: [`in the query: ${this.#messages.join('; ')}`] }
  }
}
