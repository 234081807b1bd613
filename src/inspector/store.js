import { useEffect, useState } from 'preact/hooks'
import { Api } from './data/api.js'
import { Contacts } from './data/contacts.js'
import { catchUp, follow } from './data/follow.js'
import { RecordApi, record } from './data/record.js'
import { Rows } from './data/rows.js'
import { parseRoute } from './route.js'

// What comes at about one time is shown together.
const BATCH_MS = 80

const listeners = new Set()
let isWaiting = false

/** Shows what changed, soon. No animation frame: a page in the background has none. */
export function changed() {
  if (isWaiting) return
  isWaiting = true
  setTimeout(() => {
    isWaiting = false
    show()
  }, BATCH_MS)
}

function show() {
  for (const listener of listeners) listener()
}

export const store = {
  state: 'connecting',
  wasWrong: false,
  route: parseRoute(window.location.hash),
  said: undefined,
  /** How many came while nobody looked. */
  unseen: 0,
  isPaused: false,
  /** What the emulator says of itself: its version, its keys, its time. */
  about: {},
  /** What the header shows as a key that works, once the emulator said which do. */
  key: undefined
}

/** Where requests are sent: of a record, where an emulator would serve. */
export const origin = record ? 'http://127.0.0.1:8080' : window.location.origin

export const api = record
  ? new RecordApi()
  : new Api((wasWrong) => {
      Object.assign(store, { state: 'locked', wasWrong })
      changed()
    })
export const rows = new Rows(changed)
export const contacts = new Contacts(api, changed)
const hearers = new Set()

/** Calls `hear` with each event, until the function it returns is called. */
export function onEvent(hear) {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** Begins to follow the emulator. */
export function begin() {
  window.addEventListener('hashchange', () => {
    store.route = parseRoute(window.location.hash)
    // At once: what is done next must go on from where the page is now.
    show()
  })
  document.addEventListener('visibilitychange', () => {
    store.unseen = 0
    changed()
  })
  if (record) {
    Object.assign(store, { state: 'record', about: record })
    return void catchUp(api, rows)
  }
  void follow(api, rows, {
    look: lookAround,
    state(name) {
      if (name === 'live' && store.state !== 'live') contacts.loadSoon()
      if (name !== 'locked') store.state = name
      changed()
    },
    event(event) {
      if (event.event === 'exchange' && document.hidden) store.unseen++
      contacts.happened(event)
      for (const hear of hearers) hear(event)
      changed()
    }
  })
}

async function lookAround() {
  const [health, keys] = await Promise.all([api.json('GET', '/health'), api.json('GET', '/keys')])
  const [beginning] = keys.open
  store.about = { ...health, keys }
  if (store.key === undefined && beginning !== undefined) store.key = `${beginning}key`
  changed()
}

/** Renders anew whenever something changed. */
export function useStore() {
  const [, render] = useState(0)
  useEffect(() => {
    const listener = () => render((count) => count + 1)
    listeners.add(listener)
    // What changed before it listened.
    listener()
    return () => listeners.delete(listener)
  }, [])
  return store
}

/** Says in a line at the bottom what was done, or why not. */
export function say(text, isError = false) {
  store.said = { text, isError }
  changed()
  clearTimeout(say.timer)
  say.timer = setTimeout(
    () => {
      store.said = undefined
      changed()
    },
    isError ? 10_000 : 3000
  )
}

/** The locations that are known of, by their ids. */
export function locationIds() {
  return [...new Set([...rows.locations, ...contacts.locations])]
}
