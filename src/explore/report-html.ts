import { FAULT_NAMES } from '../faults/named-faults.js'
import { TOLD } from './armed-fault.js'
import { escaped } from './escaped.js'
import type { Exploration, ExploredRun } from './exploration.js'
import { countsOf } from './table.js'
import { FINDINGS } from './verdict.js'

const STYLE = `
  :root { color-scheme: light dark; --bad: light-dark(#b3261e, #ffb4ab); --good: light-dark(#146c2e, #7ddc92); --dim: light-dark(#5c5f62, #a8abae) }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem }
  .table { overflow-x: auto }
  table { border-collapse: collapse }
  th, td { padding: .3rem .6rem; text-align: left; border-bottom: 1px solid light-dark(#ddd, #444) }
  pre { overflow: auto; max-height: 20rem; padding: .6rem; background: light-dark(#f4f4f4, #222) }
  .lost, .doubled, .stormed, .hung { color: var(--bad); font-weight: bold }
  .recovered, .noticed { color: var(--good) }
  .different, .crashed { color: var(--dim) }
`

/** A report as a page that needs nothing else. */
export function htmlOf(exploration: Exploration): string {
  const { requests, runs, findings, differs } = exploration
  const faults = FAULT_NAMES.filter((name) => runs.some(({ fault }) => fault === name))
  const head = faults.map((fault) => `<th scope="col"><abbr title="${escaped(TOLD[fault])}">${fault}</abbr></th>`)
  const rows = requests.map(({ number, method, path, about }) => {
    const cells = faults.map((fault) => cellOf(runs.find((run) => run.request === number && run.fault === fault)))
    return `<tr><th scope="row">${escaped(`${number} ${method} ${path} ${about}`)}</th>${cells.join('')}</tr>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Every fault at every request</title>
<style>${STYLE}</style>
<main>
<h1>Every fault at every request</h1>
<p>${escaped(`${runs.length} runs: ${countsOf(exploration)}.`)}</p>
${differs === undefined ? '' : `<p role="note">${escaped(`The requests differ from run to run: ${differs}.`)}</p>\n`}<div class="table" tabindex="0" role="region" aria-label="Requests and faults">
<table>
<thead><tr><th scope="col">Request</th>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
<h2>Findings</h2>
${findings.map(findingOf).join('\n') || '<p>None.</p>'}
</main>
</html>
`
}

function cellOf(run: ExploredRun | undefined): string {
  if (run === undefined) return '<td>–</td>'
  const { verdict, name, sentence } = run
  const text = FINDINGS.includes(verdict) ? `<a class="${verdict}" href="#${escaped(name)}">${verdict}</a>` : verdict
  return `<td class="${verdict}" title="${escaped(sentence)}">${text}</td>`
}

function findingOf({ name, verdict, sentence, fault, output }: ExploredRun): string {
  const written = output ? `\n<details><summary>What it wrote last</summary><pre>${escaped(output)}</pre></details>` : ''
  return `<section id="${escaped(name)}">
<h3><span class="${verdict}">${verdict}</span> ${escaped(name)}</h3>
<p>${escaped(`${TOLD[fault]}: ${sentence}.`)} To see it again: <code>--only ${escaped(name)}</code></p>${written}
</section>`
}
