import { byId, h } from './dom.js'
import { kindOf, statusText, timeText, tookText } from './row.js'

const OVERSCAN = 12
const FRESH_MS = 1500

/**
 * The list, newest first. Only the rows in sight are in the document; the active one is, too, because assistive technology
 * is told of it by its id.
 */
export class List {
  #list = byId('list')
  #inside = byId('rows')
  #newer = byId('newer')
  #shown = []
  #elements = new Map()
  #active
  #pressed
  #rowHeight = 0
  #unseen = 0
  #isDrawing = false
  #on

  /** @param on `open(row)` for Enter or a click, `move(row)` when another row becomes active */
  constructor(on) {
    this.#on = on
    this.#list.addEventListener('scroll', () => this.draw(), { passive: true })
    this.#list.addEventListener('keydown', (event) => this.#press(event))
    this.#list.addEventListener('mousedown', ({ target }) => {
      this.#pressed = this.#rowOf(target)
    })
    this.#list.addEventListener('click', ({ target }) => this.#click(target))
    this.#list.addEventListener('focus', () => this.#active ?? this.#activate(this.#at(Math.ceil(this.#list.scrollTop / this.#rowHeight))))
    this.#newer.addEventListener('click', () => this.#list.scrollTo({ top: 0 }))
    new ResizeObserver(() => this.#measure()).observe(this.#list)
  }

  get active() {
    return this.#active
  }

  focus() {
    this.#list.focus()
  }

  /** Shows other rows, oldest first as they are given. */
  show(rows) {
    this.#shown = rows
    this.#unseen = 0
    if (this.#active && this.#indexOf(this.#active) === -1) this.#active = undefined
    this.draw()
  }

  /** Makes room for rows that were added to those shown; what is looked at stays where it is. */
  added(count) {
    if (this.#list.scrollTop === 0) return this.draw()
    this.#unseen += count
    this.#inside.style.height = `${this.#shown.length * this.#rowHeight}px`
    this.#list.scrollTop += count * this.#rowHeight
    this.draw()
  }

  /** Draws with the next frame. */
  draw() {
    if (this.#isDrawing) return
    this.#isDrawing = true
    requestAnimationFrame(() => {
      this.#isDrawing = false
      this.#draw()
    })
  }

  #measure() {
    const before = this.#rowHeight
    this.#rowHeight = Number.parseFloat(getComputedStyle(this.#inside).getPropertyValue('--row-height'))
    if (before > 0 && before !== this.#rowHeight) {
      this.#inside.style.height = `${this.#shown.length * this.#rowHeight}px`
      this.#list.scrollTop *= this.#rowHeight / before
      if (this.#active) this.#reveal(this.#active)
    }
    this.draw()
  }

  #draw() {
    const { scrollTop, clientHeight } = this.#list
    const count = this.#shown.length
    if (scrollTop === 0) this.#unseen = 0
    this.#newer.hidden = this.#unseen === 0
    this.#newer.textContent = `↑ ${this.#unseen} new`
    this.#inside.style.height = `${count * this.#rowHeight}px`
    if (this.#rowHeight === 0) return
    const from = Math.max(0, Math.floor(scrollTop / this.#rowHeight) - OVERSCAN)
    const to = Math.min(count, Math.ceil((scrollTop + clientHeight) / this.#rowHeight) + OVERSCAN)
    const wanted = new Map()
    for (let index = from; index < to; index++) wanted.set(this.#at(index), index)
    const active = this.#active && this.#indexOf(this.#active)
    if (active !== undefined && (active < from || active >= to)) wanted.set(this.#active, active)
    const spare = []
    for (const [row, element] of this.#elements) {
      if (wanted.has(row)) continue
      this.#elements.delete(row)
      spare.push(element)
    }
    // In the document in the order in which they are seen.
    let next = this.#inside.firstChild
    for (const [row, index] of [...wanted].sort(([, a], [, b]) => a - b)) {
      const element = this.#elements.get(row) ?? fill(spare.shift() ?? blankRow(), row)
      this.#elements.set(row, element)
      if (element === next) next = element.nextSibling
      else this.#inside.insertBefore(element, next)
      place(element, index, count, this.#rowHeight, row === this.#active)
    }
    for (const element of spare) element.remove()
    if (active === undefined) this.#list.removeAttribute('aria-activedescendant')
    else this.#list.setAttribute('aria-activedescendant', idOf(this.#active))
  }

  #at(index) {
    return this.#shown[this.#shown.length - 1 - index]
  }

  // Positions rise, so the place of a row is found by halving.
  #indexOf({ position }) {
    let low = 0
    let high = this.#shown.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#shown[middle].position < position) low = middle + 1
      else high = middle
    }
    return this.#shown[low]?.position === position ? this.#shown.length - 1 - low : -1
  }

  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor(this.#list.clientHeight / this.#rowHeight) - 1)
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.#shown.length, End: this.#shown.length }
    if (event.key === 'Enter' && this.#active) this.#on.open(this.#active)
    else if (event.key in steps) this.step(steps[event.key])
    else return
    event.preventDefault()
  }

  /** Makes the row so many further down the active one. */
  step(count) {
    if (this.#shown.length === 0) return
    const index = this.#active ? this.#indexOf(this.#active) + count : 0
    this.#activate(this.#at(Math.min(Math.max(index, 0), this.#shown.length - 1)))
  }

  // The row that was pressed: another may have come under the pointer since.
  #click(target) {
    const row = this.#pressed ?? this.#rowOf(target)
    this.#pressed = undefined
    if (row === undefined || this.#indexOf(row) === -1) return
    this.#activate(row)
    this.#on.open(row)
  }

  #rowOf(target) {
    const element = target.closest('[role=option]')
    for (const [row, each] of this.#elements) if (each === element) return row
    return undefined
  }

  #activate(row) {
    if (row === undefined || row === this.#active) return
    this.#active = row
    this.#reveal(row)
    this.draw()
    this.#on.move(row)
  }

  #reveal(row) {
    const top = this.#indexOf(row) * this.#rowHeight
    const { scrollTop, clientHeight } = this.#list
    if (top < scrollTop) this.#list.scrollTop = top
    else if (top + this.#rowHeight > scrollTop + clientHeight) this.#list.scrollTop = top + this.#rowHeight - clientHeight
  }
}

const idOf = ({ position }) => `row-${position}`

const CELLS = ['status', 'name', 'email', 'phone', 'request', 'note', 'location', 'at', 'took']

function blankRow() {
  const cells = CELLS.map((name) => h('span', { class: name }, name === 'status' && h('b', { class: 'chip' })))
  return h('div', { class: 'row', role: 'option' }, cells)
}

/** Makes a row element that of another row: quicker than a new one. */
function fill(element, row) {
  const [status, ...cells] = element.children
  const isBare = row.email === '' && row.phone === ''
  const name = row.name || (isBare ? row.short : '—')
  const texts = [name, row.email, row.phone, row.short, row.note, row.locationId ?? '—', timeText(row.at), tookText(row.durationMs)]
  element.id = idOf(row)
  element.dataset.kind = kindOf(row.status)
  element.classList.toggle('bare', isBare)
  element.classList.toggle('nobody', isBare && row.name === '')
  element.classList.toggle('fresh', performance.now() - row.seenAt < FRESH_MS)
  status.firstChild.textContent = statusText(row.status)
  for (const [index, cell] of cells.entries()) cell.textContent = texts[index]
  return element
}

function place(element, index, count, rowHeight, isActive) {
  element.style.transform = `translateY(${index * rowHeight}px)`
  element.setAttribute('aria-posinset', index + 1)
  element.setAttribute('aria-setsize', count)
  element.setAttribute('aria-selected', isActive)
}
