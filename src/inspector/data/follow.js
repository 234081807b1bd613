import { readEvents } from './events.js'

const PAGE = 1000
const WAIT_MS = { first: 250, most: 5000 }

/**
 * Keeps `rows` equal to the journal, for ever: reads what is there, then what comes. Each connection goes on after the
 * newest row, so that nothing is missed and nothing comes twice.
 * @param on `look()` before anything else of a connection is read; `state(name)` when the connection changes; `event(event)` for each event
 */
export async function follow(api, rows, on) {
  for (let failures = 0; ; failures++) {
    const controller = new AbortController()
    const { signal } = controller
    let isLocked = false
    try {
      await on.look()
      // Reset, or started anew, while we were away: what we have is no more.
      if (await isGone(api, rows.last, signal)) rows.clear()
      await catchUp(api, rows, signal)
      const stream = await api.open('GET', `/events?since=${rows.newest}`, { signal })
      if (await isGone(api, rows.last, signal)) throw new Error('reset while it was read')
      on.state('live')
      failures = 0
      for await (const event of readEvents(stream)) {
        if (event.event === 'exchange') rows.add(event.data)
        if (event.event === 'reset') rows.forget(event.data.locationId)
        on.event(event)
      }
    } catch (error) {
      isLocked = error.code === 'control-key'
      if (!isLocked) console.info(`inspector: ${error.message}`)
    }
    controller.abort()
    on.state(isLocked ? 'locked' : 'away')
    if (isLocked) await api.unlocked()
    else await pause(Math.min(WAIT_MS.first * 2 ** failures, WAIT_MS.most))
  }
}

// By pages: a stream is cut when its reader falls behind, and a whole journal at once is more than it can take.
export async function catchUp(api, rows, signal) {
  for (;;) {
    const { exchanges, dropped } = await api.json('GET', `/requests?since=${rows.newest}&limit=${PAGE}`, { signal })
    rows.dropped = dropped
    for (const exchange of exchanges) rows.add(exchange, { old: true })
    if (exchanges.length < PAGE) return
  }
}

/** Whether the journal no longer has, in its place, what a row was made of. */
async function isGone(api, row, signal) {
  if (row === undefined) return false
  try {
    const { receivedAt, durationMs, seq, locationId } = await api.json('GET', `/requests/${row.position}`, { signal })
    return Date.parse(receivedAt) !== row.at || durationMs !== row.durationMs || seq !== row.seq || locationId !== row.locationId
  } catch (error) {
    if (error.code === 'not-found') return true
    throw error
  }
}

function pause(ms) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    window.addEventListener('online', end)
  })
}
