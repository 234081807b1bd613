import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { plural } from './text.jsx'

const OVERSCAN = 10

/**
 * A long list, the last of `items` first. Only the rows in sight are in the document; the active one is, too, because
 * assistive technology is told of it by its id.
 * @param on `open(item)` for Enter or a click, `move(item)` when another becomes active
 */
export function List({ items, keyOf, activeKey, label, header, columns, row: Row, on, isPinned = true }) {
  const list = useRef()
  const [view, setView] = useState({ top: 0, height: 0, rowHeight: 33 })
  const [unseen, setUnseen] = useState(0)
  // Where the keys go on from once nothing is open.
  const [cursor, setCursor] = useState()
  const before = useRef(items.length)
  const pressed = useRef()
  const count = items.length
  const at = (index) => items[count - 1 - index]
  const indexOf = (key) => items.length - 1 - items.findLastIndex((item) => keyOf(item) === key)

  const measure = () => {
    if (list.current === null) return
    const { scrollTop, clientHeight } = list.current
    const rowHeight = Number.parseFloat(getComputedStyle(list.current).getPropertyValue('--row-height')) || 33
    setView((old) =>
      old.top === scrollTop && old.height === clientHeight && old.rowHeight === rowHeight
        ? old
        : { top: scrollTop, height: clientHeight, rowHeight }
    )
    if (scrollTop === 0) setUnseen(0)
  }
  useEffect(() => {
    const observer = new ResizeObserver(measure)
    observer.observe(list.current)
    return () => observer.disconnect()
  }, [])
  // What is looked at stays where it is.
  useLayoutEffect(() => {
    const more = count - before.current
    before.current = count
    if (!isPinned || more <= 0 || view.top === 0) return
    list.current.scrollTop += more * view.rowHeight
    setUnseen((old) => old + more)
  }, [count])

  const { rowHeight } = view
  const here = activeKey ?? cursor
  const active = here === undefined ? -1 : indexOf(here)
  const isThere = active >= 0 && active < count
  const from = Math.max(0, Math.floor(view.top / rowHeight) - OVERSCAN)
  const to = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + OVERSCAN)
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  if (isThere && (active < from || active >= to)) indexes.push(active)
  // An element that is no longer needed becomes that of another row: quicker than a new one.
  const pool = Math.ceil(view.height / rowHeight) + 2 * OVERSCAN + 2

  const reveal = (index) => {
    const top = index * rowHeight
    const { scrollTop, clientHeight } = list.current
    const head = list.current.firstElementChild.offsetHeight
    if (top < scrollTop) list.current.scrollTop = top
    else if (top + rowHeight + head > scrollTop + clientHeight) list.current.scrollTop = top + rowHeight + head - clientHeight
  }
  useEffect(() => {
    if (isThere) reveal(active)
  }, [activeKey])

  useEffect(() => {
    if (activeKey !== undefined) setCursor(activeKey)
  }, [activeKey])

  const move = (index) => {
    if (count === 0) return
    const item = at(Math.min(Math.max(index, 0), count - 1))
    setCursor(keyOf(item))
    reveal(indexOf(keyOf(item)))
    on.move(item)
  }
  const itemOf = ({ target }) => {
    const row = target.closest('[role=row]')
    return row ? at(Number(row.getAttribute('aria-rowindex')) - 2) : undefined
  }
  // A row that moves while it is pressed, because one more came, is still the one that was meant.
  const click = (event) => {
    const item = event.detail > 0 ? pressed.current : itemOf(event)
    if (item !== undefined) on.open(item)
  }
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor(list.current.clientHeight / rowHeight) - 2)
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: count - 1 }
    if (event.key === 'Enter' && isThere) on.open(at(active))
    else if (event.key in next) move(next[event.key])
    else return
    event.preventDefault()
  }
  // biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus, and tells of its active row
  // biome-ignore-start lint/a11y/useSemanticElements: rows that are not in the document cannot be those of a table
  return (
    <div class="pane">
      <div
        id="list"
        ref={list}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={count + 1}
        aria-activedescendant={isThere ? `row-${here}` : undefined}
        onScroll={measure}
        onKeyDown={press}
      >
        <div class={`columns ${columns}`} role="row" aria-rowindex={1}>
          {header.map((cell) => (
            <span key={cell} role="columnheader">
              {cell}
            </span>
          ))}
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the grid takes the keys */}
        <div
          id="rows"
          role="presentation"
          style={{ height: `${count * rowHeight}px` }}
          onPointerDown={(event) => {
            pressed.current = itemOf(event)
          }}
          onClick={click}
        >
          {indexes.map((index) => {
            const item = at(index)
            const key = keyOf(item)
            return (
              <div
                key={index >= from && index < to ? (count - 1 - index) % pool : 'active'}
                id={`row-${key}`}
                role="row"
                class={`row ${columns}`}
                aria-rowindex={index + 2}
                aria-selected={key === here}
                style={{ transform: `translateY(${index * rowHeight}px)` }}
              >
                <Row item={item} />
              </div>
            )
          })}
        </div>
      </div>
      {unseen > 0 && (
        <button type="button" id="newer" onClick={() => list.current.scrollTo({ top: 0 })}>
          ↑ {plural(unseen, 'new', 'new')}
        </button>
      )}
    </div>
  )
  // biome-ignore-end lint/a11y/useSemanticElements: see above
  // biome-ignore-end lint/a11y/useFocusableInteractive: see above
}
