import { Copy } from '../parts/copy.jsx'
import { go } from '../route.js'
import { store } from '../store.js'
import { linkTo, useExchange } from './detail.jsx'
import { differences } from './differences.js'
import { sentenceOf } from './sentence.js'

/** Two exchanges, line by line. */
export function Compare({ one, other }) {
  const left = useExchange(one)
  const right = useExchange(other)
  const close = () => go({ view: 'requests', open: [String(one)], filter: store.route.filter })
  const why = left.why ?? right.why
  return (
    <article id="detail" tabIndex={-1} aria-label="Comparison">
      <header>
        <h2>
          <a href={linkTo(one)}>#{one}</a> and <a href={linkTo(other)}>#{other}</a>
        </h2>
        <button type="button" aria-label="Close" title="Close (Escape)" onClick={close}>
          ✕
        </button>
      </header>
      {why && <p class="quiet">{why}</p>}
      {left.exchange && right.exchange && (
        <>
          <ul class="sides">
            <li>
              − #{one}: {sentenceOf(left.exchange)}
            </li>
            <li>
              + #{other}: {sentenceOf(right.exchange)}
            </li>
          </ul>
          <p class="tools">
            <Copy label="Copy link" text={() => window.location.href} />
          </p>
          {partsOf(left.exchange, right.exchange).map(([title, a, b]) => (
            <section key={title}>
              <h3>{title}</h3>
              <Difference before={a} after={b} />
            </section>
          ))}
        </>
      )}
    </article>
  )
}

function Difference({ before, after }) {
  const lines = differences(before, after)
  if (lines.every(({ sign }) => sign === ' ')) return <p class="quiet">The same.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <pre class="difference" tabIndex={0}>
      {lines.map(({ sign, line }, index) => (
        <span key={index} data-sign={sign}>
          {`${sign} ${line}\n`}
        </span>
      ))}
    </pre>
  )
}

function partsOf(a, b) {
  return [
    ['Request', `${a.request.method} ${a.request.path}`, `${b.request.method} ${b.request.path}`],
    ['Headers', linesOf(a.request.headers), linesOf(b.request.headers)],
    ['Body', json(a.request.body ?? a.request.rawBody), json(b.request.body ?? b.request.rawBody)],
    ['Response', answered(a.response), answered(b.response)],
    ['Stored', json(a.stored), json(b.stored)],
    ['Reasons', a.reasons.join('\n'), b.reasons.join('\n')]
  ]
}

const json = (value) => (value === null || value === undefined ? '' : JSON.stringify(value, null, 2))
const linesOf = (headers) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .sort()
    .join('\n')
const answered = (response) => (response === null ? 'none: the connection was cut' : `${response.status}\n${json(response.body)}`)
