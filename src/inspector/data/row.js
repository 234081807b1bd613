import { searchOf as queryOf } from '../../evidence/har.ts'

export { queryOf }

const LONGEST = 200
const ID = /(?<=\/[\w]{4})[A-Za-z0-9-]{16,}(?=\/|$)/g
const MOST_SEARCHED = 4000

/** What the list shows of an exchange, and what the filter looks at; the rest is fetched when it is opened. */
export function rowOf(exchange, isOld, names) {
  const { position, seq, locationId, receivedAt, durationMs, request, response, contactIds, fault, reasons, keyName } = exchange
  const outcome = outcomeWord(exchange)
  const status = response?.status ?? null
  const path = cut(shortPath(request.path) + queryOf(request))
  const who = whoOf(exchange, names)
  const why = cut(whyOf(exchange))
  const label = outcomeLabel(exchange)
  const searched = [label, who, why, request.method, request.path, queryOf(request), status, locationId, keyName, ...reasons, ...contactIds]
  return {
    ...{ position, seq, locationId, status, durationMs, outcome, label, path, who, why, method: request.method, keyName },
    at: Date.parse(receivedAt),
    isFault: fault !== null,
    isWarning: reasons.length > 0 && status !== null && status < 400,
    haystack: `${searched.join(' ')} ${request.rawBody ?? ''}`.slice(0, MOST_SEARCHED).toLowerCase(),
    seenAt: isOld ? Number.NEGATIVE_INFINITY : performance.now()
  }
}

const LABELS = {
  ...{ created: 'Created', updated: 'Updated', read: 'Read', deleted: 'Deleted' },
  ...{ refused: 'Refused', failed: 'Failed', cut: 'Hung up', faulted: 'Faulted' }
}
const CUTS = { 'reset-before': 'cut', 'reset-after': 'reply lost', truncate: 'half a reply' }

/** The outcome of an exchange, as the page counts and colours them. */
export function outcomeWord({ outcome }) {
  const word = outcome.replace(/:.*/s, '').toLowerCase()
  return word === 'not found' ? 'refused' : word
}

/** What came of a request, in a few words. */
export function outcomeLabel(exchange) {
  const { fault, response } = exchange
  const outcome = outcomeWord(exchange)
  if (outcome !== 'faulted') return `${LABELS[outcome]}${outcome === 'refused' || outcome === 'failed' ? ` ${response.status}` : ''}`
  const what = CUTS[fault.connection] ?? (fault.after === 'store' ? `stored, then ${fault.status}` : (fault.status ?? 'late'))
  return `Faulted: ${what}`
}

/** The name of an outcome. */
export const outcomeName = (outcome) => LABELS[outcome]

function whyOf({ reasons, fault, contactIds }) {
  const late = fault?.delayMs && `${fault.delayMs} ms late`
  const isChanged = fault?.connection !== undefined || fault?.after !== undefined
  const lost = isChanged && contactIds.length > 0 && 'stored all the same'
  // Of a long reason the first part says it.
  const [reason] = (reasons[0] ?? '').split(/; served |; did you mean/)
  const more = reasons.length > 1 ? ` (+${reasons.length - 1})` : ''
  return [lost, late, reason && reason + more].filter(Boolean).join(' · ')
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 })
const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' })

/** The local time, with milliseconds; of another day, with the day. */
export function timeText(at) {
  const time = clock.format(at)
  return day.format(at) === day.format(Date.now()) ? time : `${day.format(at).slice(5)} ${time}`
}

/** Day and time, local, without seconds. */
export const dayText = (iso) => {
  const at = Date.parse(iso)
  return Number.isNaN(at) ? iso : `${day.format(at)} ${clock.format(at).slice(0, 5)}`
}

export const tookText = (ms) => (ms < 1000 ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

/** Who a request is about: what was sent, else what was answered, else what was asked for. */
function whoOf(exchange, names) {
  const { request, response, contactIds } = exchange
  const id = contactIds[0] ?? /\/contacts\/([^/]+)/.exec(request.path)?.[1]
  const known = names.get(id)
  if (known !== undefined && (request.method !== 'POST' || contactIds.length === 0)) return known
  const who = sentOrAnswered(request, response)
  if (who !== '' && contactIds.length > 0) names.set(id, who)
  return who || known || ''
}

function sentOrAnswered(request, response) {
  const answered = response?.body?.contact
  const sources = [request.body, answered, request.query].filter((source) => typeof source === 'object' && source !== null)
  for (const source of sources) {
    const name = text(source.name) || [text(source.firstName), text(source.lastName)].filter(Boolean).join(' ')
    const who = [name, text(source.email) || text(source.phone)].filter(Boolean).join(' · ')
    if (who) return cut(who)
  }
  return ''
}

// Of an id its beginning tells enough.
const shortPath = (path) => path.replace(/^\/go-high-level(?=\/v1\/)/, '').replace(ID, '…')

function text(value) {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

// A copy: a part of a long text would keep the whole of it in memory.
function cut(long) {
  return long.length > LONGEST ? `${Array.from(long.slice(0, LONGEST)).join('')}…` : long
}
