// Writes the generated parts of the docs, between their marks. With --check it only says whether they are stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { openApiDocument } from '../.build/src/openapi/document.js'
import { v2DifferencesTable, v2Document } from '../.build/src/openapi/v2-document.js'
import { NOT_OF_EXEC } from '../.build/src/options/settings.js'
import { OPTION_NAMES, OPTIONS, OTHER_DEFAULTS } from '../.build/src/options/table.js'
import { RULES } from '../.build/src/rules/rules.js'
import { javascriptApi } from './javascript-api.js'
import { operationTable } from './operation-table.js'
import { pythonTypes } from './python-types.js'

const PARTS = {
  'README.md': { options: optionsTable() },
  'docs/fidelity.md': { rules: rulesTable() },
  'docs/v2.md': { differences: v2DifferencesTable() }
}

const openApi = `${JSON.stringify(await openApiDocument(fixture), null, 2)}\n`
const WHOLE = {
  'src/reference/openapi.json': openApi,
  'src/reference/openapi-v2.json': `${JSON.stringify(v2Document(fixture))}\n`,
  'src/coverage/operation-table.ts': operationTable(JSON.parse(openApi), v2Document(fixture)),
  'clients/python/src/go_high_level_emulator/schemas.py': pythonTypes(JSON.parse(openApi)),
  'docs/javascript-api.md': javascriptApi()
}

let stale = false
for (const [file, parts] of Object.entries(PARTS)) {
  const before = readFileSync(file, 'utf8')
  const after = Object.entries(parts).reduce(
    (text, [name, part]) =>
      text.replace(new RegExp(`(<!-- ${name}: .*? -->\n)[\\s\\S]*?(<!-- /${name} -->)`), (_, start, end) => `${start}${part}\n${end}`),
    before
  )
  if (after !== before) renew(file, after)
}
for (const [file, text] of Object.entries(WHOLE)) if (!existsSync(file) || readFileSync(file, 'utf8') !== text) renew(file, text)
if (stale && process.argv.includes('--check')) process.exit(1)

function renew(file, text) {
  stale = true
  if (process.argv.includes('--check')) console.error(`${file} is stale; run npm run docs`)
  else writeFileSync(file, text)
}

function fixture(name) {
  return JSON.parse(readFileSync(`fixtures/${name}`, 'utf8'))
}

function optionsTable() {
  const rows = OPTION_NAMES.map((name) => {
    const { flag, takes, environment, help, default: standard, repeatable, ofCommand } = OPTIONS[name]
    const usage = `\`${flag}${takes ? ` ${takes}` : ''}\`${repeatable ? ', repeatable' : ''}`.replaceAll('|', '\\|')
    const variables = environment.map((variable) => `\`${variable}\`${NOT_OF_EXEC.includes(variable) ? ' (not with `exec`)' : ''}`)
    const variable = variables.join(', ') + (repeatable ? ', comma-separated' : '')
    const served = takes ? standard.map((text) => `\`${text}\``).join(', ') : ''
    const other = OTHER_DEFAULTS[name] === undefined ? served : `\`${OTHER_DEFAULTS[name]}\``
    // Options of the command alone say that it serves, which exec does not.
    const rest = ofCommand ? 'not used | ' : `${other} | \`${name}\``
    return `| ${usage} | ${variable} | ${help} | ${served} | ${rest} |`
  })
  const head = ['flag', 'environment', 'meaning', 'default', 'default with `exec` and in code', 'in code']
  return [head, head.map(() => '---')]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .concat(rows)
    .join('\n')
}

function rulesTable() {
  const rows = RULES.map(({ id, statement, provenance, source, profiles }) => {
    const on = profiles.length === 1 ? profiles[0] : 'both'
    return `| \`${id}\` | ${statement.replaceAll('|', '\\|')} | ${provenance} | ${source} | ${on} |`
  })
  return ['| rule | statement | known how | source | profile |', '|---|---|---|---|---|', ...rows].join('\n')
}
