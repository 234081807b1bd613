import { printable } from '../journal/printable.js'
import type { CalledOperation, Coverage } from './answer.js'
import { counted, headline, notes } from './text.js'

/** What was covered, for the summary of a CI run. */
export function coverageMarkdown(coverage: Coverage): string {
  const { operations, resources, untouched, faults, rules } = coverage
  const parts = [
    '## What the program was shown',
    `**${headline(coverage)}**`,
    ...notes(coverage).map(escaped),
    table(['operation', 'calls', 'answered', 'never answered', 'fields never sent', 'not fields of it'], operations.map(operationCells)),
    table(
      ['fault', 'met', 'how to arm it'],
      [
        ...faults.met.map(({ fault, count }) => [code(fault), `×${count}`, '']),
        ...faults.never.map(({ fault, arm }) => [code(fault), '**never**', code(JSON.stringify(arm))])
      ]
    ),
    folded('Operations never called', [
      ...resources.filter(({ never }) => never.length > 0).map(({ resource, never }) => `${resource}: ${never.map(code).join(', ')}`),
      ...untouched.map(({ resource, operations }) => `${resource}: none of ${operations}`)
    ]),
    folded(
      'Rules met',
      counted(rules.met, ({ rule }) => code(rule))
    ),
    folded(
      'Rules of these operations never met',
      rules.never.map(({ rule, statement }) => `${code(rule)}: ${escaped(statement)}`)
    )
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function operationCells({ operation, calls, statuses, fields }: CalledOperation): string[] {
  const { never, unknown, moreUnknown } = fields
  return [
    code(operation),
    String(calls),
    counted(statuses.met, ({ status }) => status).join(', '),
    statuses.never.join(', '),
    never.map(code).join(', '),
    [...counted(unknown, ({ field }) => foreign(field)), ...(moreUnknown > 0 ? [`${moreUnknown} more`] : [])].join(', ')
  ]
}

function table(head: readonly string[], rows: readonly string[][]): string {
  if (rows.length === 0) return ''
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function folded(title: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  return `<details><summary>${title}</summary>\n\n${items.map((item) => `- ${item}`).join('\n')}\n\n</details>`
}

/** A name of the emulator's own, as code. */
function code(name: string): string {
  return `\`${name}\``
}

// Signs that mean something in Markdown or HTML, as what they are.
function escaped(sentence: string): string {
  return sentence.replace(/[&<>|*_`[\]~#\\]/g, inHtml)
}

/** A text from outside, in which nothing means anything: no link, no name of a person, no cell. */
function foreign(text: string): string {
  return printable(text).replace(/[^\p{L}\p{N} -]/gu, inHtml)
}

function inHtml(sign: string): string {
  return `&#${sign.codePointAt(0)};`
}
