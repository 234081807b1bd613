import { useRef, useState } from 'preact/hooks'
import { outcomeName, timeText, tookText } from '../data/row.js'
import { go } from '../route.js'
import { changed, rows, store } from '../store.js'
import { OUTCOMES, passes } from './filter.js'

const BUCKETS = 80
const HEIGHT = 40
const LEAST_DRAGGED = 4
// To look at all of them takes a while.
const LEAST_MS = 300

let last = { at: 0 }

/** How many requests came when, by outcome, and how long they took. To drag over a part of the time shows that part alone. */
export function Charts() {
  const { filter, open } = store.route
  const { from, to } = filter
  const buckets = bucketsNow(filter)
  const place = useRef()
  const [drag, setDrag] = useState()
  if (buckets === undefined) return null
  const { begin, width, counts, slowest, most, longest } = buckets
  const fraction = (event) => {
    const box = place.current.getBoundingClientRect()
    return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1)
  }
  const down = (event) => {
    place.current.setPointerCapture(event.pointerId)
    setDrag({ start: fraction(event), end: fraction(event) })
  }
  const up = () => {
    setDrag(undefined)
    const [low, high] = [drag.start, drag.end].sort((a, b) => a - b)
    const isClick = (high - low) * place.current.clientWidth < LEAST_DRAGGED
    const moment = (part) => String(Math.floor(begin + part * width * BUCKETS))
    go({ view: 'requests', open, filter: { ...filter, from: isClick ? undefined : moment(low), to: isClick ? undefined : moment(high) } })
  }
  const chosen = drag ?? (from !== undefined && { start: share(from, begin, width), end: share(to, begin, width) })
  const label = `Requests from ${timeText(begin)} on; at most ${most} at a time, the slowest took ${tookText(longest)}`
  return (
    <section class="charts" aria-label="Over time">
      <div
        class="chart"
        ref={place}
        role="img"
        aria-label={label}
        onPointerDown={down}
        onPointerMove={(event) => drag && setDrag({ ...drag, end: fraction(event) })}
        onPointerUp={() => drag && up()}
      >
        {counts.map((byOutcome, index) => (
          <Bar key={index} byOutcome={byOutcome} most={most} slow={slowest[index] / (longest || 1)} at={timeText(begin + index * width)} />
        ))}
        {chosen && (
          <div
            class="chosen"
            style={{ left: `${Math.min(chosen.start, chosen.end) * 100}%`, width: `${Math.abs(chosen.end - chosen.start) * 100}%` }}
          />
        )}
      </div>
      <p class="legend" aria-hidden="true">
        <span>{timeText(begin).slice(0, -4)}</span>
        <span>
          max {most} · <i /> slowest {tookText(longest)}
        </span>
        <span>{timeText(begin + width * BUCKETS).slice(0, -4)}</span>
      </p>
    </section>
  )
}

function bucketsNow({ from: _from, to: _to, with: _with, ...filter }) {
  const key = JSON.stringify([filter, rows.generation])
  const count = rows.all.length
  const now = performance.now()
  if (key === last.key && count === last.count) return last.buckets
  if (key === last.key && last.count > 1 && now - last.at < LEAST_MS) {
    last.timer ??= setTimeout(changed, LEAST_MS)
    return last.buckets
  }
  last = { key, count, at: now, buckets: bucketsOf(rows.all.filter(passes(filter, false))) }
  return last.buckets
}

const share = (at, begin, width) => Math.min(Math.max((Number(at) - begin) / (width * BUCKETS), 0), 1)

function Bar({ byOutcome, most, slow, at }) {
  const total = byOutcome.reduce((sum, count) => sum + count, 0)
  const parts = OUTCOMES.flatMap((outcome, index) => (byOutcome[index] > 0 ? `${byOutcome[index]} ${outcomeName(outcome)}` : []))
  return (
    <div class="bar" title={total > 0 ? `${at}: ${parts.join(', ')}` : undefined}>
      {OUTCOMES.map(
        (outcome, index) =>
          byOutcome[index] > 0 && (
            <div key={outcome} data-outcome={outcome} style={{ height: `${Math.max((byOutcome[index] / most) * HEIGHT, 2)}px` }} />
          )
      )}
      {total > 0 && <i style={{ bottom: `${slow * (HEIGHT - 2)}px` }} />}
    </div>
  )
}

function bucketsOf(shown) {
  if (shown.length < 2) return undefined
  let begin = Number.POSITIVE_INFINITY
  let end = 0
  for (const { at } of shown) {
    if (at < begin) begin = at
    if (at > end) end = at
  }
  const width = Math.max((end + 1 - begin) / BUCKETS, 1)
  const counts = Array.from({ length: BUCKETS }, () => OUTCOMES.map(() => 0))
  const slowest = Array.from({ length: BUCKETS }, () => 0)
  for (const { at, outcome, durationMs } of shown) {
    const index = Math.min(Math.floor((at - begin) / width), BUCKETS - 1)
    counts[index][OUTCOMES.indexOf(outcome)]++
    slowest[index] = Math.max(slowest[index], durationMs)
  }
  const most = Math.max(...counts.map((byOutcome) => byOutcome.reduce((sum, count) => sum + count, 0)))
  return { begin, width, counts, slowest, most, longest: Math.max(...slowest) }
}
