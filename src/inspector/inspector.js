import { Api } from './api.js'
import { quoted } from './curl.js'
import { Detail } from './detail.js'
import { byId, copyButton, h, plural } from './dom.js'
import { Faults } from './faults.js'
import { Filter } from './filter.js'
import { follow } from './follow.js'
import { List } from './list.js'
import { offerReset } from './reset.js'
import { Rows } from './rows.js'

const NARROW = window.matchMedia('(max-width: 800px)')
const STATES = { live: 'Live', away: 'Reconnecting', locked: 'Locked' }
const SAMPLE = { email: 'john@deo.com', phone: '+18887324197', firstName: 'John', lastName: 'Deo', tags: ['hot'] }
const BATCH_MS = 16

const api = new Api(askForKey)
const rows = new Rows(rowsChanged)
const filter = new Filter(filterChanged)
const list = new List({ open, move })
const detail = new Detail(api, detailClosed)
const faults = new Faults(api, () => filter.locationId)
const chosen = () => filter.locationId
offerReset(api, chosen, () => faults.look())

let passes = filter.test()
let shown = []
let stored = 0
let added = []
let isStale = true
let timer
let sampleKey

document.addEventListener('keydown', press)
rowsChanged()
faults.locationChanged()
void follow(api, rows, { state: showState, event: happened })

// What comes at about one time is shown together. No animation frame: a page in the background has none.
function rowsChanged(row) {
  if (row) added.push(row)
  else isStale = true
  if (timer === undefined) timer = setTimeout(update, BATCH_MS)
}

function update() {
  timer = undefined
  if (isStale) {
    filter.offerOnly(rows.all)
    stored = rows.all.reduce((sum, row) => sum + row.stored, 0)
    showFiltered()
  } else {
    for (const row of added) filter.offer(row)
    stored += added.reduce((sum, row) => sum + row.stored, 0)
    const more = added.filter(passes)
    for (const row of more) shown.push(row)
    if (more.length > 0) list.added(more.length)
  }
  added = []
  isStale = false
  showCounts()
}

function filterChanged() {
  faults.locationChanged()
  passes = filter.test()
  showFiltered()
  showCounts()
}

function showFiltered() {
  shown = rows.all.filter(passes)
  list.show(shown)
}

function showCounts() {
  const total = rows.all.length
  const requests = filter.isOn ? `${shown.length.toLocaleString('en')} of ${plural(total, 'request')}` : plural(total, 'request')
  const gone = rows.dropped > 0 ? ` · ${rows.dropped.toLocaleString('en')} older ones dropped` : ''
  byId('count').textContent = `${requests} · ${stored.toLocaleString('en')} stored${gone}`
  showEmpty(total)
}

function showEmpty(total) {
  const empty = byId('empty')
  const why = shown.length > 0 ? '' : total > 0 ? 'filtered' : 'nothing'
  if (empty.dataset.why === why) return
  empty.dataset.why = why
  empty.hidden = why === ''
  if (why === 'filtered') {
    const clear = h('button', { type: 'button', onclick: () => filter.clear() }, 'Clear the filter')
    empty.replaceChildren(h('h2', {}, 'No request matches the filter'), clear)
  } else if (why === 'nothing') void showSample(empty)
}

async function showSample(empty) {
  sampleKey ??= await api.json('GET', '/keys').then(
    ({ open: [beginning] }) => (beginning === undefined ? '<api key>' : `${beginning}key`),
    () => '<api key>'
  )
  if (empty.dataset.why !== 'nothing') return
  const curl = [
    `curl ${quoted(`${window.location.origin}/v1/contacts`)}`,
    `--header ${quoted(`Authorization: Bearer ${sampleKey}`)}`,
    `--data ${quoted(JSON.stringify(SAMPLE))}`
  ].join(' \\\n  ')
  const text = 'Nothing has arrived yet. Point your program here, or paste this:'
  empty.replaceChildren(
    h('h2', {}, 'Waiting for the first lead'),
    h('p', {}, text),
    h('pre', {}, curl),
    copyButton('Copy', () => curl)
  )
}

function open(row) {
  if (detail.row === row) return detail.focus()
  byId('main').classList.add('open')
  void detail.open(row)
  if (NARROW.matches) detail.focus()
}

function move(row) {
  if (detail.row) void detail.open(row)
}

function detailClosed() {
  byId('main').classList.remove('open')
  list.focus()
}

function showState(state) {
  byId('state').dataset.state = state
  byId('state').textContent = STATES[state]
}

function happened({ event, data }) {
  if (event === 'reset' || data.fault) faults.lookSoon()
}

function press(event) {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || byId('reset').open) return
  const isField = target.closest('input, select, textarea')
  if (key === 'Escape') {
    if (target.id === 'text' && target.value === '') list.focus()
    else if (target.id === 'text') return
    else if (detail.row) detail.close()
    else if (faults.isOpen) faults.toggle(false)
  } else if (key === '/' && !isField) {
    filter.focus()
    event.preventDefault()
  } else if ((key === 'ArrowDown' || key === 'ArrowUp') && (target === document.body || target.id === 'text')) {
    list.focus()
    event.preventDefault()
  }
}

/** Asks for the control key; resolves once one was given. */
function askForKey(wasWrong) {
  const form = byId('locked')
  const input = byId('control-key')
  showState('locked')
  byId('wrong-key').textContent = wasWrong ? 'That is not the key.' : ''
  byId('unlocked').hidden = true
  form.hidden = false
  input.focus()
  return new Promise((resolve) => {
    form.onsubmit = (event) => {
      event.preventDefault()
      resolve(input.value)
      input.value = ''
      form.hidden = true
      byId('unlocked').hidden = false
    }
  })
}
