import { useEffect, useState } from 'preact/hooks'
import { Location } from '../parts/filter.jsx'
import { List } from '../parts/list.jsx'
import { plural } from '../parts/text.jsx'
import { go } from '../route.js'
import { api, onEvent, store } from '../store.js'
import { Moved } from './moved.jsx'
import { Verdict, WORDS } from './verdict.jsx'

const HEADER = ['Version 2', 'Request', 'Who', 'What', '#']
// What comes at about one time is asked for once.
const SETTLED_MS = 500

/** How the requests move from version 1 to version 2 of the API, newest first, and one of them. */
export function MoveView() {
  const { open, filter } = store.route
  const { migration, why } = useMigration(filter.location)
  const shown = (migration?.requests ?? []).filter(({ verdict }) => !filter.verdict || verdict === filter.verdict)
  const key = open.length === 2 ? open.join('-') : undefined
  const one = migration?.requests.find((moved) => keyOf(moved) === key)
  const openOne = (moved, isMove) => {
    if (isMove && open.length === 0) return undefined
    if (keyOf(moved) === key && !isMove) return document.getElementById('detail')?.focus()
    go({ view: 'move', open: [moved.locationId, String(moved.seq)], filter }, { replace: isMove })
  }
  const set = (next) => go({ view: 'move', open, filter: next }, { replace: true })
  return (
    <div class="view">
      <search>
        <form class="filter" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
          <Location filter={filter} set={set} hasNone={false} />
          <select aria-label="Verdict" value={filter.verdict ?? ''} onChange={({ target }) => set({ ...filter, verdict: target.value })}>
            <option value="">All verdicts</option>
            {Object.entries(WORDS).map(([verdict, word]) => (
              <option key={verdict} value={verdict}>
                {word}
              </option>
            ))}
          </select>
          <span id="count">{plural(shown.length, 'request')}</span>
        </form>
      </search>
      <section class="summary" aria-label="Summary">
        {migration?.summary ?? why ?? 'Looking…'}
      </section>
      <main id="main" class={open.length > 0 ? 'open' : undefined}>
        <List
          items={shown}
          keyOf={keyOf}
          activeKey={key}
          label="Requests of version 1, newest first"
          header={HEADER}
          columns="of-moves"
          row={Row}
          on={{ open: (moved) => openOne(moved, false), move: (moved) => openOne(moved, true) }}
        />
        {migration !== undefined && shown.length === 0 && <Empty />}
        {key !== undefined && migration && <Moved moved={one} migration={migration} />}
      </main>
    </div>
  )
}

const keyOf = ({ locationId, seq }) => `${locationId}-${seq}`

/** Reads it, and again when something has come. */
function useMigration(locationId) {
  const [read, setRead] = useState({})
  useEffect(() => {
    let timer
    const look = () => {
      timer = undefined
      api.json('GET', '/migration', { locationId }).then(
        (migration) => setRead({ migration }),
        (error) => setRead({ why: error.message })
      )
    }
    look()
    const stop = onEvent(({ event }) => {
      if (event === 'exchange' || event === 'reset') timer ??= setTimeout(look, SETTLED_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [locationId])
  return read
}

function Row({ item: { verdict, method, path, who, summary, differences, seq } }) {
  const kinds = differences.map(({ kind }) => kind).join(', ')
  return (
    <>
      <Cell name="outcome">
        <Verdict verdict={verdict} />
      </Cell>
      <Cell name="request">
        <b>{method}</b> {path.replace(/^\/go-high-level/, '')}
      </Cell>
      <Cell name="who">{who}</Cell>
      <Cell name="why" title={summary}>
        {kinds || summary}
      </Cell>
      <Cell name="at">{seq}</Cell>
    </>
  )
}

function Cell({ name, title, children }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: its row is none of a table
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <span class={name} role="gridcell" title={title}>
      {children}
    </span>
  )
}

function Empty() {
  return (
    <div class="empty">
      <h2>No request of version 1</h2>
      <p>Run the program. What it sends to version 1 is listed here, with what version 2 would do.</p>
    </div>
  )
}
