import type { Exchange } from '../journal/exchange.js'
import { prettyLine } from '../journal/pretty-line.js'
import { printable } from '../journal/printable.js'

const MOST_EXCHANGES = 20

/** What arrived in a test; of many exchanges the newest. */
export function arrivedIn(name: string, exchanges: readonly Exchange[]): string {
  const none = exchanges.length === 0 ? ' nothing' : ''
  return `What arrived in "${printable(name)}":${none}${linesOf(exchanges)}`
}

/** That requests came after the end of a test, and which. */
export function cameAfter(name: string, exchanges: readonly Exchange[]): string {
  const count = exchanges.length === 1 ? '1 request' : `${exchanges.length} requests`
  return `${count} came after the end of "${printable(name)}"; let the test wait for what sends them:${linesOf(exchanges)}`
}

function linesOf(exchanges: readonly Exchange[]): string {
  const shown = exchanges.slice(-MOST_EXCHANGES)
  const earlier = exchanges.length - shown.length
  return [...(earlier > 0 ? [`${earlier} earlier ones`] : []), ...shown.map(lineOf)].map((line) => `\n  ${line}`).join('')
}

// All of them have the key of the test.
function lineOf(exchange: Exchange): string {
  return prettyLine({ ...exchange, keyName: '' }, { colour: false }).replaceAll('\n', '\n  ')
}
