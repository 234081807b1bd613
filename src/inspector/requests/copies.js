import { queryOf } from '../data/row.js'
import { literal, quoted } from './shell.js'

const REDACTED = '[redacted]'
// What the client or the connection makes anew, and what the inspector adds to what it sends.
const OWN = /^(host|connection|content-length|transfer-encoding|keep-alive|upgrade|te|trailer|expect|accept-encoding|x-emulator-sent-by)$/
const NAME = /^[\w!#$%&'*+.^`|~-]+$/

function sent({ path, query, headers, rawBody }, origin) {
  const own = Object.entries(headers)
    .filter(([name]) => !OWN.test(name) && NAME.test(name))
    .map(([name, value]) => [name, name === 'authorization' ? 'Bearer <api key>' : value === REDACTED ? `<${name}>` : value])
  return { url: origin + path + queryOf({ query }), headers: own, body: rawBody || undefined }
}

/** A curl that sends a request once more, to the emulator at `origin`; where a key was, a placeholder stands. */
export function curlOf(request, origin) {
  const { url, headers, body } = sent(request, origin)
  const parts = [`curl ${quoted(url)}`]
  if (/[[\]{}]/.test(url)) parts.push('--globoff')
  if (/\/\.\.?(\/|$)/.test(request.path)) parts.push('--path-as-is')
  parts.push(`--request ${quoted(request.method)}`)
  for (const [name, value] of headers) parts.push(`--header ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`)
  if (body !== undefined) {
    // Else curl would name a type of its own.
    if (request.headers['content-type'] === undefined) parts.push(`--header 'Content-Type:'`)
    parts.push(`--data-raw ${quoted(body)}`)
  }
  return parts.join(' \\\n  ')
}

/** The same in JavaScript. */
export function fetchOf(request, origin) {
  const { url, headers, body } = sent(request, origin)
  const lines = headers.map(([name, value]) => `    ${literal(name)}: ${literal(value)}`)
  const parts = [`  method: ${literal(request.method)}`, `  headers: {\n${lines.join(',\n')}\n  }`]
  if (body !== undefined) parts.push(`  body: ${literal(body)}`)
  return `const response = await fetch(${literal(url)}, {\n${parts.join(',\n')}\n})\nconsole.log(response.status, await response.text())\n`
}

/** The same in Python, with its standard library alone. */
export function pythonOf(request, origin) {
  const { url, headers, body } = sent(request, origin)
  const lines = headers.map(([name, value]) => `        ${literal(name)}: ${literal(value)},\n`).join('')
  const data = body === undefined ? '' : `    data=${literal(body)}.encode(),\n`
  return `import urllib.error
import urllib.request

request = urllib.request.Request(
    ${literal(url)},
    method=${literal(request.method)},
${data}    headers={
${lines}    },
)
try:
    response = urllib.request.urlopen(request)
except urllib.error.HTTPError as error:
    response = error
print(response.status, response.read().decode())
`
}

/** A test that waits for such a request, and looks at what was answered. */
export function testOf({ request, response, outcome }) {
  const { method, path, body } = request
  const match = { method, path, ...(body !== null && { body }) }
  const status = response === null ? 'null' : `{ status: ${response.status} }`
  return `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEmulator } from 'go-high-level-emulator'

test('the program sends this request', async () => {
  await using emulator = await startEmulator()
  // Run your program here, with emulator.baseUrl and emulator.apiKey.
  const exchange = await emulator.waitForRequest(${indented(literalOf(match), 2)})
  assert.equal(exchange.outcome, ${literal(outcome)})
  assert.deepEqual(exchange.response && { status: exchange.response.status }, ${status})
})
`
}

const literalOf = (value) =>
  JSON.stringify(value, null, 2).replace(/[\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')
  )

const indented = (text, by) => text.replaceAll('\n', `\n${' '.repeat(by)}`)
