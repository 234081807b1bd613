import type { Exchange } from '../journal/exchange.js'

/** Exchanges as an HTTP archive (HAR 1.2), for other tools. The inspector makes the same, in the browser. */
export function harOf(exchanges: readonly Exchange[], version: string): object {
  return { log: { version: '1.2', creator: { name: 'go-high-level-emulator', version }, entries: exchanges.map(entryOf) } }
}

/** The query as it would stand in a URL, or nothing. */
export function searchOf({ query }: Pick<Exchange['request'], 'query'>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as [string, string]))
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

function entryOf({ request, response, receivedAt, durationMs, outcome, reasons }: Exchange): object {
  const { method, path, headers, query, rawBody } = request
  const text = response === null ? '' : typeof response.body === 'string' ? response.body : JSON.stringify(response.body)
  const answered = response ?? { status: 0, headers: {} as Record<string, string> }
  return {
    startedDateTime: receivedAt,
    time: durationMs,
    request: {
      ...{ method, url: `http://${headers.host ?? 'localhost'}${path}${searchOf(request)}`, httpVersion: 'HTTP/1.1', cookies: [] },
      ...{ headers: pairsOf(headers), queryString: pairsOf(query), headersSize: -1, bodySize: rawBody?.length ?? 0 },
      ...(rawBody && { postData: { mimeType: headers['content-type'] ?? 'application/json', text: rawBody } })
    },
    response: {
      ...{ status: answered.status, statusText: '', httpVersion: 'HTTP/1.1', cookies: [], headers: pairsOf(answered.headers) },
      content: { size: text.length, mimeType: answered.headers['content-type'] ?? '', text },
      ...{ redirectURL: '', headersSize: -1, bodySize: text.length }
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: [outcome, ...reasons].join('; ')
  }
}

function pairsOf(record: Readonly<Record<string, string | string[]>>): { name: string; value: string }[] {
  return Object.entries(record).flatMap(([name, value]) => [value].flat().map((each) => ({ name, value: each })))
}
