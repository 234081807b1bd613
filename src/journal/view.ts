import { parseForm } from '../http/form.js'
import { parseJson } from '../http/json.js'
import { withoutSlash } from '../http/paths.js'
import type { Matchable } from '../match/match.js'
import type { Entry } from './entry.js'
import type { Exchange } from './exchange.js'
import { outcomeText } from './outcome.js'

const BYTE_ORDER_MARK = /^\uFEFF/

/**
 * A kept exchange as a test sees it.
 * @param longest how many characters a body may have to be read; a longer one is there as text alone
 */
export function viewOf(entry: Entry, longest = Number.POSITIVE_INFINITY): Exchange {
  const { seq, locationId, keyFingerprint, keyName, durationMs, method, url, rawBody, status, responseBody, fault } = entry
  const [path, search] = partsOf(url)
  const isRead = (text: string | null) => text !== null && text.length <= longest
  const body = isRead(rawBody) ? (bodyOf(entry) ?? null) : null
  const answered = isRead(responseBody) ? parsed(responseBody) : undefined
  return {
    seq,
    locationId,
    keyFingerprint,
    ...(keyName !== undefined && { keyName }),
    receivedAt: new Date(entry.receivedAt).toISOString(),
    durationMs,
    request: { method, path, query: queryOf(search), headers: headersOf(entry.rawHeaders), rawBody, body },
    response: status === null ? null : { status, headers: textHeaders(entry.responseHeaders), body: answered ?? responseBody },
    contactIds: [...entry.contactIds],
    fault,
    reasons: reasonsOf(entry, body),
    outcome: outcomeText(entry)
  }
}

/**
 * Why it was refused, and of an accepted one what was ignored.
 * @param read what its body holds, where that is known already
 */
export function reasonsOf(entry: Entry, read?: unknown): string[] {
  const { reasons, warn } = entry
  if (warn === null) return [...reasons]
  const body = (read === undefined ? bodyOf(entry) : read) ?? null
  // It cannot be read where a key stood in it that is no part of a text.
  return [...reasons, ...(body === null ? [] : warn(body))]
}

/**
 * The parts of an exchange that a match can name; before the answer, `status` is null. Each part is worked out when it is
 * first looked at.
 * @param body what its body holds, where that is known already
 */
export function matchableOf(entry: Entry, body?: unknown): Matchable {
  const { method, url, rawHeaders, status } = entry
  const [path, search] = partsOf(url)
  const view = {
    method,
    path,
    get query() {
      return own(view, 'query', queryOf(search))
    },
    get headers() {
      return own(view, 'headers', headersOf(rawHeaders))
    },
    get body() {
      return own(view, 'body', (body === undefined ? bodyOf(entry) : body) ?? null)
    },
    status
  }
  return view
}

function own<Value>(view: object, name: string, value: Value): Value {
  Object.defineProperty(view, name, { value, enumerable: true })
  return value
}

function partsOf(url: string): [path: string, search: string] {
  const end = url.indexOf('?')
  return end === -1 ? [withoutSlash(url), ''] : [withoutSlash(url.slice(0, end)), url.slice(end + 1)]
}

function queryOf(search: string): Matchable['query'] {
  if (search === '') return {}
  const query = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(search)) {
    const values = query.get(name)
    if (values) values.push(value)
    else query.set(name, [value])
  }
  return Object.fromEntries(Array.from(query, ([name, values]) => [name, values.length > 1 ? values : (values[0] as string)]))
}

function headersOf(rawHeaders: string): Record<string, string> {
  const headers = new Map<string, string>()
  const lines = rawHeaders.split('\n')
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const name = (lines[index] as string).toLowerCase()
    const value = lines[index + 1] as string
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value)
  }
  return Object.fromEntries(headers)
}

function textHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

/** What its body holds; undefined where it was not read, or cannot be. */
export function bodyOf({ isForm, rawBody }: Pick<Entry, 'isForm' | 'rawBody'>): unknown {
  return parsed(rawBody, isForm ? parseForm : parseJson)
}

function parsed(text: string | null, parse: (text: string) => unknown = parseJson): unknown {
  try {
    return parse(text?.replace(BYTE_ORDER_MARK, '') ?? '')
  } catch {
    return undefined
  }
}
