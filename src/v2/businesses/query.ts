import type { Refused } from '../../rules/refusals.js'
import { refusalOf } from '../refusal.js'

const MOST = 100
const USUAL = { limit: 25, skip: 0 }
/** More contacts than there can be. */
const MOST_SKIPPED = 1e9

export interface BusinessQuery {
  limit?: unknown
  skip?: unknown
  query?: unknown
  startAfter?: unknown
}

/** Which of the contacts of a business are asked for. */
interface Asked {
  limit: number
  skip: number
  /** In lower case; empty for all. */
  query: string
  /** The id of the last contact of the page before. */
  after: string | undefined
}

/** Reads the query, or says what is wrong with it. */
export function pageAsked(sent: BusinessQuery, isV3: boolean): Asked | Refused {
  const limit = wholeNumber('limit', sent.limit, 1, MOST)
  const skip = wholeNumber('skip', sent.skip, 0, MOST_SKIPPED)
  if (typeof limit === 'object') return limit
  if (typeof skip === 'object') return skip
  const query = String(sent.query ?? '').toLowerCase()
  return { limit, skip, query, after: isV3 && sent.startAfter !== undefined ? idOf(sent.startAfter) : undefined }
}

// A name and an id, as one text with a comma or as two.
function idOf(startAfter: unknown): string | undefined {
  return String(startAfter).split(',').at(-1)
}

function wholeNumber(name: 'limit' | 'skip', sent: unknown, least: number, most: number): number | Refused {
  if (sent === undefined) return USUAL[name]
  const number = /^\d+$/.test(String(sent)) ? Number(sent) : Number.NaN
  if (number >= least && number <= most) return number
  const wanted = `${name} must be a whole number from ${least} to ${most}`
  return { refusal: refusalOf(422, [wanted], 'v2.types'), reasons: [wanted] }
}
