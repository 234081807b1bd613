import { printable } from '../journal/printable.js'
import type { EvidenceRecord } from './evidence-record.js'

const MOST_ROWS = 30
const LONGEST = 160
const LONGEST_FOLDER = 1000

type Exchange = EvidenceRecord['exchanges'][number]

/** What a record holds, in short, as GitHub shows it of a step of a workflow. */
export function summaryOf(record: EvidenceRecord, folder: string | undefined): string {
  const { title, command, exitCode, exchanges, contacts, faults, notes, replay } = record
  const failed = title ?? (command === null ? 'what failed' : `${command} ended with exit code ${exitCode}`)
  const shown = exchanges.slice(-MOST_ROWS)
  const earlier = exchanges.length - shown.length
  const files = ['evidence.html', 'evidence.json', 'evidence.har'].join(', ')
  return [
    `### GoHighLevel emulator: ${plain(failed)}`,
    `${counted(exchanges.length, 'request')}, ${counted(exchanges.filter(isRefused).length, 'refused', 'refused')}, ${counted(contacts.length, 'contact')} stored${faults.length > 0 ? `, ${counted(faults.length, 'fault')} still armed` : ''}${earlier > 0 ? `; the newest ${MOST_ROWS} are shown` : ''}`,
    ...(shown.length > 0 ? [[`| # | request | outcome | why |`, '|---|---|---|---|', ...shown.map(rowOf)].join('\n')] : []),
    `Files${folder === undefined ? '' : ` in ${plain(folder, LONGEST_FOLDER)}`}: ${files}`,
    'To replay it:',
    lines(replay),
    ...(notes.length > 0 ? [notes.map((note) => `- ${plain(note)}`).join('\n')] : [])
  ]
    .join('\n\n')
    .concat('\n\n')
}

const isRefused = ({ response }: Exchange) => response !== null && response.status >= 400

function rowOf({ position, request, response, outcome, reasons }: Exchange): string {
  const cells = [
    `#${position}`,
    `${request.method} ${request.path}`,
    response && !outcome.includes(String(response.status)) ? `${outcome} ${response.status}` : outcome,
    reasons.join('; ')
  ]
  return `| ${cells.map((cell) => plain(cell)).join(' | ')} |`
}

/** A text of others on one line, in which nothing is Markdown or HTML. */
function plain(text: string, longest = LONGEST): string {
  const short = text.length > longest ? `${Array.from(text.slice(0, longest)).slice(0, -1).join('')}…` : text
  return printable(short).replace(/[^\p{L}\p{N}\p{M} .,;'"=/…-]/gu, (character) => `&#${character.codePointAt(0)};`)
}

// What is indented is code, whatever stands in it.
function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
