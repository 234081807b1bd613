import { useRef } from 'preact/hooks'
import { timeText, tookText } from '../data/row.js'
import { List } from '../parts/list.jsx'
import { go } from '../route.js'
import { rows, store } from '../store.js'
import { Bar } from './bar.jsx'
import { Charts } from './charts.jsx'
import { Compare } from './compare.jsx'
import { Detail } from './detail.jsx'
import { Empty } from './empty.jsx'
import { Filtered } from './filter.js'

const FRESH_MS = 1500
const HEADER = ['Outcome', 'Request', 'Who', 'Why', 'Key', 'Took', 'At']

/** What arrived, newest first, and one of it. */
export function RequestsView() {
  const { open, filter } = store.route
  const filtered = useRef(new Filtered())
  const frozen = useRef()
  const live = filtered.current.of(rows, filter)
  if (!store.isPaused) frozen.current = live
  const shown = store.isPaused ? frozen.current : live
  const [position, verb, other] = open
  const at = position === undefined ? undefined : Number(position)
  const openRow = (row, isMove) => {
    if (isMove && open.length === 0) return undefined
    const base = filter.with
    if (base !== undefined && !isMove && base !== String(row.position)) {
      return go({ view: 'requests', open: [base, 'compare', String(row.position)], filter: { ...filter, with: undefined } })
    }
    if (row.position === at && !isMove) return document.getElementById('detail')?.focus()
    go({ view: 'requests', open: [String(row.position)], filter }, { replace: isMove })
  }
  return (
    <div class="view">
      <Bar shown={shown.length} waiting={live.length - shown.length} />
      <Charts />
      <main id="main" class={open.length > 0 ? 'open' : undefined}>
        <List
          items={shown}
          keyOf={positionOf}
          activeKey={at}
          label="Requests, newest first"
          header={HEADER}
          columns="of-requests"
          row={Row}
          on={{ open: (row) => openRow(row, false), move: (row) => openRow(row, true) }}
        />
        {shown.length === 0 && <Empty />}
        {verb === 'compare' && other ? <Compare one={at} other={Number(other)} /> : at !== undefined && <Detail position={at} />}
      </main>
    </div>
  )
}

const positionOf = (row) => row.position

const SIGNS = { created: '+', updated: '~', read: '→', deleted: '−', refused: '!', faulted: '⚑', failed: '✕', cut: '…' }

/** Sign and text, so that an outcome is told by more than its colour. */
export function Outcome({ outcome, label }) {
  return (
    <b class="chip" data-outcome={outcome}>
      <span aria-hidden="true">{SIGNS[outcome]}</span> {label}
    </b>
  )
}

function Row({ item: row }) {
  const isFresh = performance.now() - row.seenAt < FRESH_MS
  return (
    <>
      <Cell name={isFresh ? 'outcome fresh' : 'outcome'}>
        <Outcome outcome={row.outcome} label={row.label} />
      </Cell>
      <Cell name="request">
        <b>{row.method}</b> {row.path}
      </Cell>
      <Cell name="who">{row.who}</Cell>
      <Cell name="why">
        {row.isWarning && '⚠ '}
        {row.why}
      </Cell>
      <Cell name="location">{row.keyName ?? row.locationId ?? 'no key'}</Cell>
      <Cell name="took">{tookText(row.durationMs)}</Cell>
      <Cell name="at">{timeText(row.at)}</Cell>
    </>
  )
}

function Cell({ name, children }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: its row is none of a table
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <span class={name} role="gridcell">
      {children}
    </span>
  )
}
