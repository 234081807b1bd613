import { harOf } from '../../evidence/har.ts'
import { api, rows, say, store } from '../store.js'
import { passes } from './filter.js'

const PAGE = 1000

async function shownExchanges(filter) {
  const test = passes(filter)
  const wanted = new Set(rows.all.filter(test).map(({ position }) => position))
  const found = []
  for (let since = 0; ; ) {
    const { exchanges, next } = await api.json('GET', `/requests?since=${since}&limit=${PAGE}`)
    found.push(...exchanges.filter(({ position }) => wanted.has(position)))
    if (exchanges.length < PAGE) return found
    since = next
  }
}

/** Saves what the filter lets through as JSON, as the control API answers it. */
export function exportJson(filter) {
  return save('requests.json', filter, (exchanges) => ({ exchanges }))
}

/** Saves the same as an HTTP archive (HAR 1.2), for other tools. */
export function exportHar(filter) {
  return save('requests.har', filter, (exchanges) => harOf(exchanges, store.about.version ?? ''))
}

async function save(name, filter, made) {
  try {
    const text = JSON.stringify(made(await shownExchanges(filter)), null, 2)
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    const link = document.createElement('a')
    Object.assign(link, { href: url, download: name })
    link.click()
    URL.revokeObjectURL(url)
  } catch (error) {
    say(error.message, true)
  }
}
