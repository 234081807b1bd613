import { record } from '../data/record.js'
import { Copy } from '../parts/copy.jsx'
import { go } from '../route.js'
import { origin, rows, store } from '../store.js'
import { quoted } from './shell.js'

const SAMPLE = { email: 'john@example.com', phone: '+18887324197', firstName: 'John', lastName: 'Deo', tags: ['hot'] }

/** What stands in place of an empty list: why it is, and what to do. */
export function Empty() {
  const { open } = store.route
  if (rows.all.length > 0)
    return (
      <section class="empty">
        <h2>No request matches the filter</h2>
        <button type="button" onClick={() => go({ view: 'requests', open })}>
          Clear the filter
        </button>
      </section>
    )
  if (record)
    return (
      <section class="empty">
        <h2>No request arrived</h2>
      </section>
    )
  const curl = [
    `curl ${quoted(`${origin}/v1/contacts`)}`,
    `--header ${quoted(`Authorization: Bearer ${store.key || '<api key>'}`)}`,
    `--data ${quoted(JSON.stringify(SAMPLE))}`
  ].join(' \\\n  ')
  return (
    <section class="empty">
      <h2>Waiting for the first lead</h2>
      <p>Nothing has arrived yet. Point your program here, or paste this:</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{curl}</pre>
      <Copy text={() => curl} />
    </section>
  )
}
