import { queryOf } from './row.js'

const REDACTED = '[redacted]'
// What curl or the connection makes anew.
const OWN = /^(host|connection|content-length|transfer-encoding|keep-alive|upgrade|te|trailer|expect|accept-encoding)$/
const NAME = /^[\w!#$%&'*+.^`|~-]+$/

/** A curl that sends a request once more, to the emulator at `origin`; where a key was, a placeholder stands. */
export function curlOf({ method, path, query, headers, rawBody }, origin) {
  const url = origin + path + queryOf({ query })
  const parts = [`curl ${quoted(url)}`]
  if (/[[\]{}]/.test(url)) parts.push('--globoff')
  if (/\/\.\.?(\/|$)/.test(path)) parts.push('--path-as-is')
  parts.push(`--request ${quoted(method)}`)
  for (const [name, value] of Object.entries(headers)) {
    if (!OWN.test(name) && NAME.test(name)) parts.push(`--header ${quoted(headerLine(name, value))}`)
  }
  if (rawBody) {
    // Else curl would name a type of its own.
    if (headers['content-type'] === undefined) parts.push(`--header 'Content-Type:'`)
    parts.push(`--data-raw ${quoted(rawBody)}`)
  }
  return parts.join(' \\\n  ')
}

function headerLine(name, value) {
  if (name === 'authorization') return `${name}: Bearer <api key>`
  if (value === '') return `${name};`
  return `${name}: ${value === REDACTED ? `<${name}>` : value}`
}

/**
 * One word for a POSIX shell, safe also where it is pasted into a terminal: what is not printable (or, over several lines,
 * an exclamation mark, which bash looks for there) is written as an escape.
 */
export function quoted(text) {
  const isPlain = !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text.replaceAll('\n', '')) && !(text.includes('\n') && text.includes('!'))
  if (isPlain) return `'${text.replaceAll("'", `'\\''`)}'`
  const escaped = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\'!]/gu, (character) =>
    character === '\\'
      ? '\\\\'
      : Array.from(new TextEncoder().encode(character), (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
  )
  return `$'${escaped}'`
}
