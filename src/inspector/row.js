const LONGEST = 200
const MOST_SEARCHED = 2000

/** What the list shows of an exchange, and what the filter looks at; the rest is fetched when it is opened. */
export function rowOf(exchange, isOld) {
  const { position, seq, locationId, receivedAt, durationMs, request, response, contactIds, fault, reasons } = exchange
  const status = response?.status ?? null
  const { name, email, phone } = personOf(exchange)
  const short = shortRequest(request)
  const lost = contactIds.length > 0 && (status === null || status >= 400)
  const reason = reasons[0] && `${status !== null && status < 400 ? '⚠ ' : ''}${reasons[0]}`
  const marks = [fault && '⚑ fault', lost && 'stored, reply lost', reason]
  const searched = [name, email, phone, request.method, request.path, status, locationId, ...reasons, ...contactIds, queryOf(request)]
  return {
    ...{ position, seq, locationId, status, durationMs, name, email, phone, short },
    at: Date.parse(receivedAt),
    note: cut(marks.filter(Boolean).join(' · ')),
    stored: contactIds.length,
    isFault: fault !== null,
    haystack: `${searched.join(' ')} ${request.rawBody ?? ''}`.slice(0, MOST_SEARCHED).toLowerCase(),
    seenAt: isOld ? Number.NEGATIVE_INFINITY : performance.now()
  }
}

/** The class of a status: `2`, `4`, `5` (or another first digit), or `cut`. */
export const kindOf = (status) => (status === null ? 'cut' : String(status)[0])

const SIGNS = { 2: '✓', 4: '!', 5: '✕', cut: '⌁' }

/** Sign and text, so that a status is told by more than its colour. */
export const statusText = (status) => `${SIGNS[kindOf(status)] ?? '·'} ${status ?? 'cut'}`

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })

/** The local time; of another day, with the day. */
export function timeText(at) {
  const time = clock.format(at)
  return day.format(at) === day.format(Date.now()) ? time : `${day.format(at).slice(5)} ${time}`
}

export const tookText = (ms) => (ms < 1000 ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

/** Who a request is about: what was sent, else what was answered, else what was asked for. */
export function personOf({ request, response }) {
  const answered = response?.body?.contact ?? response?.body?.contacts?.[0]
  const sources = [request.body, answered, request.query].filter((source) => typeof source === 'object' && source !== null)
  const first = (read) => cut(sources.map(read).find((text) => text !== '') ?? '')
  return {
    name: first((source) => text(source.name) || [text(source.firstName), text(source.lastName)].filter(Boolean).join(' ')),
    email: first((source) => text(source.email)),
    phone: first((source) => text(source.phone))
  }
}

/** The query as it would stand in a URL, or nothing. */
export function queryOf({ query }) {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

function shortRequest(request) {
  return cut(`${request.method} ${request.path.replace(/^(\/go-high-level)?\/v1\//, '')}${queryOf(request)}`)
}

function text(value) {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

// A copy: a part of a long text would keep the whole of it in memory.
function cut(long) {
  return long.length > LONGEST ? `${Array.from(long.slice(0, LONGEST)).join('')}…` : long
}
