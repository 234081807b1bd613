import { record } from '../data/record.js'
import { dayText } from '../data/row.js'
import { Copy } from '../parts/copy.jsx'

/** Says that the page is a record, of what, and how to run it again. */
export function Record() {
  const { title, command, exitCode, madeAt, clock, replay, notes, locationId } = record
  return (
    <section class="record" aria-label="This record">
      <p>
        <b>A record of a run, not a running emulator.</b> {title && <q>{title}</q>} {command && <code>{command}</code>}{' '}
        {exitCode !== null && `ended with exit code ${exitCode}. `}
        Made {dayText(madeAt)}, of {locationId ? `location ${locationId}` : 'all locations'}. The clock was at {clock}.
      </p>
      <p class="line">
        To run it again: <code>{replay}</code> <Copy text={() => replay} title="Copy the line that runs it again" />
      </p>
      {notes.length > 0 && (
        <details>
          <summary>What to know of it</summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
