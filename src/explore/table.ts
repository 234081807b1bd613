import { FAULT_NAMES } from '../faults/named-faults.js'
import { printable } from '../journal/printable.js'
import type { Exploration, ExploredRun } from './exploration.js'
import type { Verdict } from './verdict.js'

/** Puts colour around a text; none where the table is not read on a terminal. */
export type Paint = (verdict: Verdict, text: string) => string

const LONGEST_REQUEST = 34
const WIDTH = 'recovered'.length

/** The table of requests and faults, a line a request. */
export function tableOf({ requests, runs }: Exploration, paint: Paint = (_verdict, text) => text): string {
  const shown = requests.filter(({ number }) => runs.some(({ request }) => request === number))
  const faults = FAULT_NAMES.filter((name) => runs.some(({ fault }) => fault === name))
  const titles = shown.map(({ number, method, path, about }) => cut(`${number} ${method} ${path}  ${about}`))
  const width = Math.max(...titles.map((title) => title.length))
  const head = [0, 1].map((line) => ' '.repeat(width) + faults.map((fault) => `  ${headOf(fault, line).padEnd(WIDTH)}`).join(''))
  const lines = shown.map(({ number }, index) => {
    const cells = faults.map((fault) =>
      cellOf(
        runs.find((run) => run.request === number && run.fault === fault),
        paint
      )
    )
    return (titles[index] as string).padEnd(width) + cells.map((cell) => `  ${cell}`).join('')
  })
  return [...head, ...lines].map((line) => line.trimEnd()).join('\n')
}

/** One line for each finding, which says how to see it again. */
export function findingLines({ findings, requests }: Exploration, again: (name: string) => string): string[] {
  return findings.map(({ verdict, name, request, sentence }) => {
    const { method, path } = requests.find(({ number }) => number === request) as Exploration['requests'][number]
    return printable(`${verdict} ${name}, ${method} ${path}: ${sentence}. To see it again: ${again(name)}`)
  })
}

/** How often each verdict was given, such as `2 lost, 6 recovered`. */
export function countsOf({ runs }: Exploration): string {
  const verdicts = [...new Set(runs.map(({ verdict }) => verdict))].sort()
  return verdicts.map((verdict) => `${runs.filter((run) => run.verdict === verdict).length} ${verdict}`).join(', ')
}

// A name of several words is written in two lines.
function headOf(fault: string, line: number): string {
  const middle = fault.length > WIDTH ? fault.lastIndexOf('-', WIDTH - 1) + 1 : fault.length
  return [fault.slice(0, middle), fault.slice(middle)][line] as string
}

function cellOf(run: ExploredRun | undefined, paint: Paint): string {
  return run === undefined ? '–'.padEnd(WIDTH) : paint(run.verdict, run.verdict.padEnd(WIDTH))
}

function cut(title: string): string {
  const text = printable(title)
  return text.length > LONGEST_REQUEST ? `${text.slice(0, LONGEST_REQUEST - 1)}…` : text
}
