import { useEffect, useState } from 'preact/hooks'
import { record } from '../data/record.js'
import { outcomeWord, queryOf, timeText, tookText } from '../data/row.js'
import { Copy, copy } from '../parts/copy.jsx'
import { Code, Facts, plural, Section } from '../parts/text.jsx'
import { go, hashOf } from '../route.js'
import { api, origin, rows, say, store } from '../store.js'
import { curlOf, fetchOf, pythonOf, testOf } from './copies.js'
import { Send } from './send.jsx'
import { sentenceOf } from './sentence.js'
import { Steps } from './steps.jsx'
import { Stored } from './stored.jsx'

const GONE = record ? 'This record does not hold it.' : 'It is no longer in the journal: dropped for want of room, or reset.'

/** Reads one exchange; again when rows are gone, for it may be gone too. */
export function useExchange(position) {
  const [read, setRead] = useState({})
  const { generation } = rows
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    api.json('GET', `/requests/${position}`, { signal }).then(
      (exchange) => setRead({ position, exchange }),
      (error) => signal.aborted || setRead({ position, why: error.code === 'not-found' ? GONE : error.message })
    )
    return () => controller.abort()
  }, [position, generation, store.state === 'live'])
  return read.position === position ? read : {}
}

/** What there is to know of one exchange. */
export function Detail({ position }) {
  const { exchange, why } = useExchange(position)
  const [isSending, setSending] = useState(false)
  const { filter } = store.route
  const close = () => {
    go({ view: 'requests', filter: { ...filter, with: undefined } })
    document.getElementById('list')?.focus()
  }
  return (
    <article id="detail" tabIndex={-1} aria-label="Request">
      <header data-outcome={exchange && outcomeWord(exchange)}>
        <h2>{exchange ? sentenceOf(exchange) : `Exchange #${position}`}</h2>
        <button type="button" aria-label="Close" title="Close (Escape)" onClick={close}>
          ✕
        </button>
      </header>
      {why && <p class="quiet">{why}</p>}
      {exchange && (
        <>
          <p class="sub">
            #{position} · {timeText(Date.parse(exchange.receivedAt))} · {tookText(exchange.durationMs)}
          </p>
          {filter.with === String(position) && <p class="hint">Now choose the request to compare #{position} with.</p>}
          <Tools exchange={exchange} send={() => setSending(true)} />
          <Parts exchange={exchange} />
        </>
      )}
      {isSending && <Send exchange={exchange} close={() => setSending(false)} />}
    </article>
  )
}

function Tools({ exchange, send }) {
  const { request, position } = exchange
  const made = {
    curl: () => curlOf(request, origin),
    fetch: () => fetchOf(request, origin),
    Python: () => pythonOf(request, origin),
    'a test': () => testOf(exchange),
    JSON: () => JSON.stringify(exchange, null, 2)
  }
  const choose = ({ target }) => {
    const { value } = target
    target.value = ''
    void copy(made[value]())
  }
  const { filter } = store.route
  return (
    <p class="tools">
      <select aria-label="Copy as" onChange={choose} value="">
        <option value="">Copy as…</option>
        {Object.keys(made).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <Copy label="Copy link" text={() => window.location.href} />
      {!record && (
        <button type="button" onClick={send}>
          Send again…
        </button>
      )}
      <button
        type="button"
        onClick={() => go({ view: 'requests', open: [String(position)], filter: { ...filter, with: String(position) } })}
      >
        Compare…
      </button>
    </p>
  )
}

function Parts({ exchange }) {
  const { request, response, reasons, fault, steps, applied } = exchange
  const isRefused = response !== null && response.status >= 400
  return (
    <>
      {reasons.length > 0 && (
        <Section title={isRefused || response === null ? 'Why' : 'Warnings'}>
          <ul class="reasons">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Section>
      )}
      <Stored exchange={exchange} />
      {fault && (
        <Section title="Fault">
          <Code value={fault} />
        </Section>
      )}
      <Section title="Request">
        <p class="first-line">
          {request.method} {request.path}
          {queryOf(request)}
        </p>
        <Headers headers={request.headers} />
        <Sent request={request} />
      </Section>
      <Section title="Response">
        {response === null ? (
          <p class="quiet">None: the connection was cut.</p>
        ) : (
          <>
            <p class="first-line">
              {response.status}
              {fault?.connection === 'truncate' && ' (cut off half way)'}
            </p>
            <Headers headers={response.headers} />
            {response.body === '' ? <p class="quiet">No body.</p> : <Code value={response.body} />}
          </>
        )}
      </Section>
      <Section title="Steps">
        <Steps steps={steps} />
      </Section>
      {applied.length > 0 && (
        <Section title="Changed before it was kept">
          <ul>
            {applied.map((rule) => (
              <li key={rule.id}>{rule.statement}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Exchange">
        <Facts pairs={factsOf(exchange)} />
      </Section>
    </>
  )
}

function factsOf({ position, seq, locationId, keyFingerprint, receivedAt, durationMs, response, request, outcome, keyName }) {
  return [
    ['Number', locationId === null ? `${position}` : `${position}; ${seq} in its location`],
    ['Arrived', receivedAt],
    ['Took', tookText(durationMs)],
    ['Outcome', <Filter key="o" name="outcome" value={outcomeWord({ outcome })} />],
    ['Method', <Filter key="m" name="method" value={request.method} />],
    ['Status', response && <Filter key="s" name="status" value={String(response.status)} />],
    ['Location', locationId === null ? 'none: no accepted key' : <Filter key="l" name="location" value={locationId} />],
    ['Key', keyName],
    ['Key fingerprint', keyFingerprint]
  ]
}

/** A value; to click it shows only the requests that have it. */
function Filter({ name, value }) {
  const { open, filter } = store.route
  const show = () => {
    go({ view: 'requests', open, filter: { ...filter, [name]: value } })
    say(`Shown are those with ${name} ${value}`)
  }
  return (
    <button type="button" class="link" title={`Show only those with ${name} ${value}`} onClick={show}>
      {value}
    </button>
  )
}

/** The headers of a message, folded. */
function Headers({ headers }) {
  const entries = Object.entries(headers)
  return (
    <details>
      <summary>{plural(entries.length, 'header')}</summary>
      <Facts pairs={entries} />
    </details>
  )
}

function Sent({ request: { headers, rawBody, body } }) {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (rawBody === '' || (rawBody === null && !hasBody)) return <p class="quiet">No body.</p>
  if (rawBody === null) return <p class="quiet">It had a body that was not read.</p>
  // What is not JSON is shown as it came.
  return <Code value={body === null ? rawBody : body} />
}

/** The address of an exchange. */
export const linkTo = (position) => hashOf({ view: 'requests', open: [String(position)] })
