import { createHash } from 'node:crypto'
import { StaticFiles } from '../pages/static-files.js'
import type { EvidenceRecord } from './evidence-record.js'

const files = new StaticFiles('inspector')

/** The inspector with a record in it, as one file that loads nothing and sends nothing anywhere. */
export function pageOf(record: EvidenceRecord): string {
  // Whatever stands in the record ends no element.
  const data = JSON.stringify(record).replaceAll('<', '\\u003c')
  const style = files.text('inspector.css')
  const script = files.text('inspector.js')
  const icon = `data:image/svg+xml;base64,${Buffer.from(files.text('icon.svg')).toString('base64')}`
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    ...['img-src data:', "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]
  ].join('; ')
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>Record · go-high-level-emulator</title>
    <link rel="icon" href="${icon}" />
    <style>${style}</style>
  </head>
  <body>
    <div id="app"></div>
    <noscript>The record needs JavaScript. evidence.json beside it has the same.</noscript>
    <script type="application/json" id="record">${data}</script>
    <script type="module">${script}</script>
  </body>
</html>
`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
