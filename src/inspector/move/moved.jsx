import { Copy } from '../parts/copy.jsx'
import { Code, Section } from '../parts/text.jsx'
import { go, hashOf } from '../route.js'
import { store } from '../store.js'
import { Verdict } from './verdict.jsx'

/** What differs for one request, and the request of version 2 that does the same. */
export function Moved({ moved, migration }) {
  const { filter } = store.route
  const close = () => {
    go({ view: 'move', filter })
    document.getElementById('list')?.focus()
  }
  return (
    <article id="detail" tabIndex={-1} aria-label="Request">
      <header>
        <h2>{moved ? `${moved.method} ${moved.path}` : 'It is not there'}</h2>
        <button type="button" aria-label="Close" title="Close (Escape)" onClick={close}>
          ✕
        </button>
      </header>
      {moved ? <Parts moved={moved} migration={migration} /> : <p class="quiet">The journal has no such request of version 1 any more.</p>}
    </article>
  )
}

function Parts({ moved: { verdict, summary, differences, refusals, curl, position, seq }, migration: { everywhere } }) {
  const number = position ?? seq
  return (
    <>
      <p class="sub">
        <Verdict verdict={verdict} /> {summary}{' '}
        {position && <a href={hashOf({ view: 'requests', open: [String(number)] })}>Its exchange</a>}
      </p>
      {differences.length > 0 && (
        <Section title="Differences">
          <Differences list={differences} />
        </Section>
      )}
      {refusals.length > 0 && (
        <Section title="What version 2 answers to it as it was sent">
          {refusals.map(({ status, body, reasons }) => (
            <>
              <p>
                <b>{status}</b> {reasons.join('; ')}
              </p>
              <Code value={body} />
            </>
          ))}
        </Section>
      )}
      {curl !== '' && (
        <Section title="The request of version 2">
          <p>
            <Copy text={() => curl} label="Copy as curl" />
          </p>
          <Code value={curl} />
        </Section>
      )}
      <Section title="Of every request">
        <Differences list={everywhere} />
      </Section>
    </>
  )
}

function Differences({ list }) {
  return (
    <ul class="differences">
      {list.map(({ kind, of, v1, v2, todo, provenance, source, rule }) => (
        <li key={kind}>
          <b>{kind}</b> {of.length > 0 && <code>{of.join(', ')}</code>}
          <dl>
            <dt>v1</dt>
            <dd>{v1}</dd>
            <dt>v2</dt>
            <dd>{v2}</dd>
            <dt>To do</dt>
            <dd>{todo}</dd>
          </dl>
          <p class="source">
            <span class={`provenance ${provenance}`}>{provenance}</span> {source} <code>{rule}</code>
          </p>
        </li>
      ))}
    </ul>
  )
}
