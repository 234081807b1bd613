import { printable } from '../journal/printable.js'
import type { Migration, MoveDifference, MovedRequest } from './migration.js'

/** How the requests move, in lines to read. */
export function migrationText({ summary, notes, everywhere, requests }: Migration): string {
  const sections = [
    ...requests.map(requestLines),
    ...(requests.length > 0 ? [['Of every request', ...everywhere.flatMap((one) => differenceLines(one, ''))]] : []),
    [summary, ...notes]
  ]
  return sections.map((lines) => lines.join('\n')).join('\n\n')
}

function requestLines({ seq, method, path, who, verdict, summary, differences, curl }: MovedRequest): string[] {
  const about = who === null ? '' : `  ${who}`
  return [
    printable(`#${seq}  ${verdict}  ${method} ${path}${about}`),
    printable(`  ${summary}`),
    ...differences.flatMap((one) => differenceLines(one, '  ')),
    ...curl.split('\n').flatMap((line) => (line === '' ? [] : printable(`    ${line}`)))
  ]
}

function differenceLines({ kind, of, v1, v2, todo, provenance, rule }: MoveDifference, indent: string): string[] {
  const names = of.length > 0 ? `: ${of.join(', ')}` : ''
  return [`${kind}${names}`, `  v1: ${v1}`, `  v2: ${v2}`, `  do: ${todo} (${provenance}, ${rule})`].map((line) =>
    printable(`${indent}${line}`)
  )
}
