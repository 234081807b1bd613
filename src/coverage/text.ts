import { printable } from '../journal/printable.js'
import type { CalledOperation, Coverage, FieldCount } from './answer.js'

/** What was covered, in lines to read. */
export function coverageText(coverage: Coverage): string {
  const { operations, resources, untouched, statuses, faults, rules } = coverage
  const sections: [string, string[]][] = [
    ['Operations called', operations.flatMap(operationLines)],
    [
      'Operations never called',
      resources.filter(({ never }) => never.length > 0).map(({ resource, never }) => `${resource}: ${never.join(', ')}`)
    ],
    ['Resources never called', listed(untouched.map(({ resource, operations }) => `${resource} (${operations})`))],
    [
      'Statuses',
      metAndNever(
        counted(statuses.met, ({ status }) => status),
        statuses.never
      )
    ],
    [
      'Faults',
      metAndNever(
        counted(faults.met, ({ fault }) => fault),
        faults.never.map(({ fault }) => fault)
      )
    ],
    ['Rules met', listed(counted(rules.met, ({ rule }) => rule))],
    ['Rules of these operations never met', rules.never.map(({ rule, statement }) => `${rule}: ${statement}`)]
  ]
  const told = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
  return [headline(coverage), ...notes(coverage), ...told].join('\n')
}

/** How much came, and in a sentence what did not. */
export function headline({ exchanges, summary, operations }: Coverage): string {
  if (exchanges === 0) return 'Coverage: no request came'
  return `Coverage: ${plural(exchanges, 'request')} to ${plural(operations.length, 'operation')}; ${summary}`
}

/** What a reader must know beside it. */
export function notes({ unserved, isComplete, unmet }: Coverage): string[] {
  return [
    ...(unserved > 0 ? [`${plural(unserved, 'request')} came for what no operation serves.`] : []),
    ...(isComplete ? [] : ['Some requests are not counted: there were too many locations. Ask for all locations, without a key.']),
    ...unmet.map(({ sentence }) => `Required and not met: ${sentence}`)
  ]
}

function operationLines({ operation, calls, statuses, fields }: CalledOperation): string[] {
  const { sent, never, unknown, moreUnknown } = fields
  const answered = listed(counted(statuses.met, ({ status }) => status))
  return [
    `${operation}: ${plural(calls, 'call')}${answered.length > 0 ? `, answered ${answered}` : ''}`,
    ...indented('never answered', statuses.never),
    ...indented('fields sent', fieldCounts(sent)),
    ...indented('fields never sent', never),
    ...indented('not fields of it', [...fieldCounts(unknown), ...(moreUnknown > 0 ? [`${moreUnknown} more`] : [])])
  ]
}

/** Fields and how often each came; their names are text from outside. */
export function fieldCounts(fields: readonly FieldCount[]): string[] {
  return counted(fields, ({ field }) => printable(field))
}

/** `name ×3` for each. */
export function counted<Item extends { count: number }>(items: readonly Item[], nameOf: (item: Item) => string | number): string[] {
  return items.map((item) => `${nameOf(item)} ×${item.count}`)
}

function metAndNever(met: readonly string[], never: readonly (string | number)[]): string[] {
  return [...indented('met', met), ...indented('never met', never)].map((line) => line.trimStart())
}

function indented(title: string, items: readonly (string | number)[]): string[] {
  return items.length === 0 ? [] : [`  ${title}: ${items.join(', ')}`]
}

function listed(items: readonly string[]): string[] {
  return items.length === 0 ? [] : [items.join(', ')]
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
