import { curlOf } from './curl.js'
import { byId, copyButton, h, plural } from './dom.js'
import { kindOf, personOf, queryOf, statusText, timeText, tookText } from './row.js'

const LONGEST_SHOWN = 100_000
const MOST_FIELDS = 200

/** What there is to know of one exchange. */
export class Detail {
  #article = byId('detail')
  #api
  #closed
  #fetching = new AbortController()
  #row

  constructor(api, closed) {
    this.#api = api
    this.#closed = closed
  }

  get row() {
    return this.#row
  }

  focus() {
    this.#article.focus()
  }

  close() {
    this.#fetching.abort()
    this.#row = undefined
    this.#article.hidden = true
    this.#article.replaceChildren()
    this.#closed()
  }

  async open(row) {
    this.#fetching.abort()
    this.#fetching = new AbortController()
    const { signal } = this.#fetching
    this.#row = row
    this.#article.hidden = false
    try {
      const exchange = await this.#api.json('GET', `/requests/${row.position}`, { signal })
      if (!signal.aborted) this.#show(row, ...sectionsOf(exchange))
    } catch (error) {
      if (signal.aborted) return
      const why = error.code === 'not-found' ? 'It is no longer in the journal: dropped for want of room, or reset.' : error.message
      this.#show(row, h('p', { class: 'quiet' }, why))
    }
  }

  #show(row, ...sections) {
    const head = h(
      'header',
      { 'data-kind': kindOf(row.status) },
      h('b', { class: 'chip' }, statusText(row.status)),
      h(
        'h2',
        {},
        row.name || row.email || row.phone || row.short,
        h('small', {}, ` #${row.position} · ${timeText(row.at)} · ${tookText(row.durationMs)}`)
      ),
      h('button', { type: 'button', 'aria-label': 'Close', title: 'Close (Escape)', onclick: () => this.close() }, '✕')
    )
    this.#article.replaceChildren(head, ...sections)
    this.#article.scrollTop = 0
  }
}

function sectionsOf(exchange) {
  const { request, response, reasons, fault, steps, applied = [] } = exchange
  const isAccepted = response !== null && response.status < 400
  return [
    h(
      'p',
      { class: 'tools' },
      copyButton('Copy as curl', () => curlOf(request, window.location.origin)),
      copyButton('Copy as JSON', () => JSON.stringify(exchange, null, 2))
    ),
    reasons.length > 0 &&
      section(isAccepted ? 'Warnings' : 'Why', h('ul', { class: 'reasons' }, ...reasons.map((reason) => h('li', {}, reason)))),
    fault && section('Fault', code(fault)),
    leadSection(exchange),
    section(
      'Request',
      h('p', { class: 'first-line' }, `${request.method} ${request.path}${queryOf(request)}`),
      headersOf(request.headers),
      request.rawBody === null ? quiet('The body was not read.') : bodyOf(request.body, request.rawBody)
    ),
    section(
      'Response',
      ...(response
        ? [h('p', { class: 'first-line' }, `${response.status}`), headersOf(response.headers), bodyOf(response.body, null)]
        : [quiet('None: the connection was cut.')])
    ),
    section('Steps', h('ol', { class: 'steps' }, ...steps.map(stepItem))),
    applied.length > 0 &&
      section('Changed before it was kept', h('ul', { class: 'applied' }, ...applied.map((rule) => h('li', {}, ...ruleLines(rule))))),
    exchangeSection(exchange)
  ].filter(Boolean)
}

function exchangeSection({ position, seq, locationId, keyFingerprint, receivedAt, durationMs, contactIds }) {
  return section(
    'Exchange',
    facts([
      ['Number', locationId === null ? `${position}` : `${position}; ${seq} in its location`],
      ['Arrived', receivedAt],
      ['Took', tookText(durationMs)],
      ['Location', locationId ?? 'none: no accepted key'],
      ['Key fingerprint', keyFingerprint],
      ['Stored', contactIds.join(', ') || 'nothing']
    ])
  )
}

function leadSection(exchange) {
  const sent = exchange.request.body
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return null
  const { name, email, phone } = personOf(exchange)
  const { firstName, lastName, name: _, email: __, phone: ___, tags, customField, ...rest } = sent
  const fields = Object.entries(rest).map(([field, value]) => [field, shown(value)])
  const custom = typeof customField === 'object' && customField !== null ? Object.entries(customField) : []
  return section(
    'Lead',
    facts(
      [
        ['Name', name],
        ['E-mail', email],
        ['Phone', phone],
        ['Tags', Array.isArray(tags) ? tags.map(shown).join(', ') : tags === undefined ? '' : shown(tags)],
        ...fields,
        ...custom.map(([id, value]) => [`customField ${id}`, shown(value)])
      ].slice(0, MOST_FIELDS)
    )
  )
}

const SIGNS = { passed: '✓', decided: '●', 'not reached': '○' }

function stepItem({ step, outcome, rule }) {
  return h(
    'li',
    { class: outcome === 'not reached' ? 'unreached' : outcome },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[outcome]),
    h('b', {}, step),
    h('span', { class: 'outcome' }, outcome),
    ...(rule ? ruleLines(rule) : [])
  )
}

/** What a rule says, and how that is known. */
function ruleLines({ id, statement, provenance, source }) {
  const badge = h('span', { class: `provenance ${provenance}` }, provenance)
  return [h('p', {}, statement), h('p', { class: 'source' }, badge, ` ${source} `, h('code', {}, id))]
}

function section(title, ...children) {
  return h('section', {}, h('h3', {}, title), ...children)
}

function facts(pairs) {
  return h('dl', {}, ...pairs.filter(([, value]) => value).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]))
}

function headersOf(headers) {
  const entries = Object.entries(headers)
  return h('details', {}, h('summary', {}, plural(entries.length, 'header')), facts(entries))
}

function bodyOf(value, raw) {
  if (raw === '' || value === '') return quiet('No body.')
  // What is not JSON is shown as it came.
  return code(raw !== null && value === null ? raw : value)
}

function code(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  const block = h('pre', { tabindex: 0 }, text.slice(0, LONGEST_SHOWN))
  if (text.length <= LONGEST_SHOWN) return block
  const showAll = (event) => {
    block.textContent = text
    event.target.remove()
  }
  return h('div', {}, block, h('button', { type: 'button', onclick: showAll }, `Show all ${plural(text.length, 'character')}`))
}

const shown = (value) => (typeof value === 'string' ? value : JSON.stringify(value))
const quiet = (text) => h('p', { class: 'quiet' }, text)
