import type { Exchange } from '../journal/exchange.js'
import { printable } from '../journal/printable.js'

const MOST_EXCHANGES = 20
const MOST_REASONS = 5
const LONGEST_PATH = 200

/** What arrived in a test, the newest where it is much: a line for each exchange. */
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
  return [...(earlier > 0 ? [`${earlier} earlier`] : []), ...shown.map(lineOf)].map((line) => `\n  ${line}`).join('')
}

function lineOf({ seq, request: { method, path }, response, fault, reasons }: Exchange): string {
  const where = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path
  const how = response ? `answered ${response.status}` : 'answered with a cut'
  const more = reasons.length > MOST_REASONS ? [`and ${reasons.length - MOST_REASONS} more`] : []
  const why = [...reasons.slice(0, MOST_REASONS), ...more].join('; ')
  return printable(`#${seq} ${method} ${where} ${how}${fault ? ' by an armed fault' : ''}${why && `: ${why}`}`)
}
