import { withoutPrefix } from '../http/paths.js'
import type { Exchange } from '../journal/exchange.js'
import { nearestMisses } from '../match/nearest-misses.js'
import type { Contact } from '../v1/contacts/contact.js'
import { counted, leadOf, shapeOf } from './shape.js'

/** What two undisturbed runs have in common: what any run is held against. */
export interface Undisturbed {
  /** Those that come in each run, with their numbers in the first. */
  requests: { number: number; exchange: Exchange }[]
  /** The contacts that are there after each run. */
  contacts: Contact[]
  /** How the second run differed. */
  differs?: string
}

interface Came {
  requests: readonly Exchange[]
  contacts: readonly Contact[]
}

/** What came in both runs. */
export function inBoth(first: Came, second: Came): Undisturbed {
  const numbered = first.requests.map((exchange, index) => ({ number: index + 1, exchange }))
  const requests = shared(numbered, second.requests, ({ exchange }) => shapeOf(exchange), shapeOf)
  const [missing] = numbered.filter((one) => !requests.includes(one))
  const added = shared(second.requests, first.requests, shapeOf, shapeOf)
  const [more] = second.requests.filter((one) => !added.includes(one))
  const differs = missing
    ? howOther(missing.exchange, missing.number, second.requests)
    : more && `${titleOf(more)} came in the second alone`
  const contacts = shared(first.contacts, second.contacts, leadOf, leadOf)
  return {
    // What no route serves no fault can be armed for.
    requests: requests.filter(({ exchange }) => exchange.response?.status !== 404),
    contacts,
    ...(differs !== undefined && { differs })
  }
}

/** Such as `POST /v1/contacts`. */
export function titleOf({ request: { method, path } }: Exchange): string {
  return `${method} ${withoutPrefix(path)}`
}

/** How what came in place of a request differs from it. */
export function howOther(wanted: Exchange, number: number, came: readonly Exchange[]): string {
  const { method, path, query, body } = wanted.request
  const [nearest] = nearestMisses({ method, path, query, body }, came, ({ request }) => request, 1)
  const how = nearest === undefined ? 'nothing came' : nearest.differences.join('; ') || 'it came less often'
  return `request ${number}, ${titleOf(wanted)}, did not come again: ${how}`
}

// Those of one side that are on the other too, each as often as on both.
function shared<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  keyOf: (one: One) => string,
  keyOfOther: (other: Other) => string
): One[] {
  const left = counted(others.map(keyOfOther))
  return ones.filter((one) => {
    const key = keyOf(one)
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count > 0
  })
}
