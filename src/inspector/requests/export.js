import { queryOf } from '../data/row.js'
import { api, rows, say, store } from '../store.js'
import { passes } from './filter.js'

const PAGE = 1000

async function shownExchanges(filter) {
  const test = passes(filter)
  const wanted = new Set(rows.all.filter(test).map(({ position }) => position))
  const found = []
  for (let since = 0; ; ) {
    const { exchanges, next } = await api.json('GET', `/requests?since=${since}&limit=${PAGE}`)
    found.push(...exchanges.filter(({ position }) => wanted.has(position)))
    if (exchanges.length < PAGE) return found
    since = next
  }
}

/** Saves what the filter lets through as JSON, as the control API answers it. */
export function exportJson(filter) {
  return save('requests.json', filter, (exchanges) => ({ exchanges }))
}

/** Saves the same as an HTTP archive (HAR 1.2), for other tools. */
export function exportHar(filter) {
  const creator = { name: 'go-high-level-emulator', version: store.about.version ?? '' }
  return save('requests.har', filter, (exchanges) => ({ log: { version: '1.2', creator, entries: exchanges.map(harOf) } }))
}

async function save(name, filter, made) {
  try {
    const text = JSON.stringify(made(await shownExchanges(filter)), null, 2)
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    const link = document.createElement('a')
    Object.assign(link, { href: url, download: name })
    link.click()
    URL.revokeObjectURL(url)
  } catch (error) {
    say(error.message, true)
  }
}

const pairs = (record) => Object.entries(record).flatMap(([name, value]) => [value].flat().map((each) => ({ name, value: each })))

function harOf({ request, response, receivedAt, durationMs, outcome, reasons }) {
  const { method, path, query, headers, rawBody } = request
  const text = response === null ? '' : typeof response.body === 'string' ? response.body : JSON.stringify(response.body)
  const answered = response ?? { status: 0, headers: {} }
  return {
    startedDateTime: receivedAt,
    time: durationMs,
    request: {
      ...{ method, url: window.location.origin + path + queryOf(request), httpVersion: 'HTTP/1.1', cookies: [] },
      ...{ headers: pairs(headers), queryString: pairs(query), headersSize: -1, bodySize: rawBody?.length ?? 0 },
      ...(rawBody && { postData: { mimeType: headers['content-type'] ?? 'application/json', text: rawBody } })
    },
    response: {
      ...{ status: answered.status, statusText: '', httpVersion: 'HTTP/1.1', cookies: [], headers: pairs(answered.headers) },
      content: { size: text.length, mimeType: answered.headers['content-type'] ?? '', text },
      ...{ redirectURL: '', headersSize: -1, bodySize: text.length }
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: [outcome, ...reasons].join('; ')
  }
}
