import { styleText } from 'node:util'
import { shown } from '../match/match.js'
import type { Exchange } from './exchange.js'
import { fold, type Piece } from './fold.js'
import type { OutcomeText } from './outcome.js'
import { printable } from './printable.js'
import { contactsNamed, whoOf } from './who.js'

/** What is known of where a line is shown. */
export interface Shown {
  /** Whether it may be coloured. */
  colour: boolean
  /** How many characters a line has; without it, lines are not folded. */
  columns?: number | undefined
}

type Style = Parameters<typeof styleText>[0]

// As long as the time and the gap after it: what is below begins under the outcome. A narrow terminal has no room for that.
const INDENT = 14
const NARROW = 60
const NARROW_INDENT = 2
const ARROW = '↳ '
const LONGEST = { url: 200, who: 60, reason: 2000 }
const STYLES: Record<string, Style> = { Refused: 'yellow', 'Not found': 'yellow', Cut: 'red', Failed: 'red', Faulted: 'magenta' }

/** An exchange for a person: when, what came of it, what was asked, who, with which key and how long; below it why. */
export function prettyLine(exchange: Exchange, { colour, columns = Number.POSITIVE_INFINITY }: Shown): string {
  const { fault, reasons } = exchange
  const paint = (style: Style) => (text: string) => (colour ? styleText(style, text, { validateStream: false }) : text)
  const indent = ' '.repeat(columns < NARROW ? NARROW_INDENT : INDENT)
  const below = columns - indent.length
  const room = below - ARROW.length
  const why = [...(fault ? [`by the armed fault ${shown(fault)}`] : []), ...reasons].flatMap((reason) =>
    fold(wordsOf(reason), ' ', { first: room, below: room }).map(
      (line, index) => (index === 0 ? paint('dim')(ARROW) : ' '.repeat(ARROW.length)) + line
    )
  )
  const [first, ...more] = fold(piecesOf(exchange, paint), '  ', { first: columns, below })
  return [first, ...[...more, ...why].map((line) => indent + line)].join('\n')
}

function piecesOf(exchange: Exchange, paint: (style: Style) => (text: string) => string): Piece[] {
  const { response, request, durationMs, receivedAt, keyName, locationId, outcome } = exchange
  const [dim, byOutcome] = [paint('dim'), paint(styleOf(outcome))]
  const pieces: Piece[] = [
    { text: localTime(new Date(receivedAt)), paint: dim },
    { text: outcome.padEnd('Not found'.length), paint: byOutcome },
    { text: String(response?.status ?? 'cut'), paint: byOutcome },
    { text: shortened(`${request.method} ${request.path}${queryText(request.query)}`, LONGEST.url) },
    { text: subjectOf(exchange) },
    { text: keyName ?? locationId ?? '', paint: dim },
    { text: `${durationMs} ms`, paint: dim }
  ]
  return pieces.filter(({ text }) => text !== '').map((piece) => ({ ...piece, text: printable(piece.text) }))
}

function subjectOf({ request, response, contactIds }: Exchange): string {
  const who = whoOf(request.body, response?.body) ?? (contactIds.length > 0 ? contactsNamed(contactIds) : '')
  return shortened(who, LONGEST.who)
}

function styleOf(outcome: OutcomeText): Style {
  return STYLES[outcome.replace(/:.*/s, '')] ?? 'green'
}

function wordsOf(text: string): Piece[] {
  return printable(shortened(text, LONGEST.reason))
    .split(' ')
    .map((word) => ({ text: word }))
}

/** As it would be sent, but readable: only what would be taken for something else is encoded. */
function queryText(query: Exchange['request']['query']): string {
  const parts = Object.entries(query).flatMap(([name, values]) => [values].flat().map((value) => `${encoded(name)}=${encoded(value)}`))
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

function encoded(text: string): string {
  return text.replace(/[&=#%+\s]/g, encodeURIComponent)
}

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function localTime(time: Date): string {
  const [hours, minutes, seconds] = [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0'))
  return `${hours}:${minutes}:${seconds}.${String(time.getMilliseconds()).padStart(3, '0')}`
}
