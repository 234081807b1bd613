import { escaped } from './escaped.js'
import type { Exploration, ExploredRun } from './exploration.js'
import { FINDINGS } from './verdict.js'

/** A report as JUnit writes them: a run is a test case, and a finding a failure. */
export function junitOf({ requests, runs, findings }: Exploration): string {
  const skipped = runs.filter(({ verdict }) => verdict === 'different').length
  const cases = runs.map((run) => {
    const { method, path } = requests.find(({ number }) => number === run.request) as Exploration['requests'][number]
    return `  <testcase classname="${escaped(`${run.request} ${method} ${path}`)}" name="${escaped(run.name)}">${resultOf(run)}</testcase>`
  })
  const counts = `tests="${runs.length}" failures="${findings.length}" errors="0" skipped="${skipped}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="explore" ${counts}>\n${cases.join('\n')}\n</testsuite>\n`
}

function resultOf({ verdict, sentence, output = '' }: ExploredRun): string {
  const message = `message="${escaped(sentence)}"`
  if (verdict === 'different') return `<skipped ${message}/>`
  if (!FINDINGS.includes(verdict)) return `<system-out>${escaped(`${verdict}: ${sentence}`)}</system-out>`
  return `<failure type="${verdict}" ${message}>${escaped(output)}</failure>`
}
