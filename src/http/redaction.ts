import querystring from 'node:querystring'

// Whatever may carry a key, by its name. The value is dropped on arrival, so that no view can show it.
const SECRETS = 'auth|key|token|secret|bearer|jwt|passw'
const SECRET_NAME = new RegExp(`${SECRETS}|cookie`, 'i')
// The look ahead ends where the name does, so that no text takes long.
const SECRET_PARAMETER = new RegExp(`([?&;](?=[^?&;=]*(?:${SECRETS}))[^?&;=]*=)[^&;#]*`, 'gi')
// In JSON: what locations and users of agencies are made with and answered with, and tokens of OAuth.
const SECRET_FIELD = /("(?:apiKey|authToken|password|client_secret|access_token|refresh_token)"\s*:\s*")(?:[^"\\]|\\.)*/g
const PARAMETER = /([?&;])([^?&;=#]*)=[^&;#]*/g
const USER_INFO = /^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i
// In a header of any name.
const BEARER = /\bbearer +\S+/gi
// From an escape on as much of a JSON text as can be matched at once, for each match takes its time. Of more than ten
// thousand signs it takes longer again, and of millions it throws.
const ESCAPED = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})){0,9999}/g
const PERCENTS = /(?:%[0-9a-f]{2}|\+)+/gi
const REDACTED = '[redacted]'
const AUTHORIZATION = 'authorization'
const SCHEME = /^bearer /i
const SCHEME_LENGTH = 'bearer '.length
// A shorter one stands in too many other words.
export const SHORTEST_KEY = 5
// No sentence quotes more of one text.
const LONGEST_QUOTE = 200

/** Whether a header or parameter of this name may carry a key, so that its value is not kept. */
export function isSecret(name: string): boolean {
  return SECRET_NAME.test(name)
}

/** The key that a request came with, to be searched for in what is kept of it; undefined where none can be. */
export function keyToHide(rawHeaders: readonly string[]): string | undefined {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string
    if (name.length !== AUTHORIZATION.length || name.toLowerCase() !== AUTHORIZATION) continue
    const credentials = (rawHeaders[index + 1] as string).trim()
    if (!SCHEME.test(credentials)) return undefined
    const key = credentials.slice(SCHEME_LENGTH).trimStart()
    return key.length >= SHORTEST_KEY ? key : undefined
  }
  return undefined
}

/** A text without a key, also as JSON may spell it. */
export function withoutKey(text: string, key: string | undefined): string {
  if (key === undefined) return text
  const plain = text.includes(key) ? text.replaceAll(key, REDACTED) : text
  if (!plain.includes('\\')) return plain
  const readable = plain.replace(ESCAPED, (part) => inJson(JSON.parse(`"${part}"`)))
  const spelled = inJson(key)
  return readable.includes(spelled) ? readable.replaceAll(spelled, REDACTED) : plain
}

/** Plain data without these keys, wherever in a text they stand. */
export function withoutKeys<Data>(data: Data, keys: readonly string[] = []): Data {
  const text = JSON.stringify(data)
  const hidden = keys.reduce((rest, key) => withoutKey(rest, inJson(key)), text)
  return hidden === text ? data : JSON.parse(hidden)
}

// With no escape that it can do without.
function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** A sentence without a key, and without the beginning of one that it quotes and cuts with `…`. */
export function sentenceWithoutKey(sentence: string, key: string | undefined): string {
  let hidden = withoutKey(sentence, key)
  if (key === undefined || !hidden.includes('…') || !hidden.includes(key.slice(0, SHORTEST_KEY))) return hidden
  for (let length = Math.min(key.length - 1, LONGEST_QUOTE); length >= SHORTEST_KEY; length--)
    hidden = hidden.replaceAll(`${key.slice(0, length)}…`, `${REDACTED}…`)
  return hidden
}

/** JSON without the values of fields that hold keys and passwords; it may end anywhere. */
export function withoutSecrets(json: string): string {
  return json.replace(SECRET_FIELD, `$1${REDACTED}`)
}

/** A form without a key: where one stands in it in another spelling, such as with %3D, nothing of it is kept. */
export function formWithoutKey(text: string, key: string | undefined): string {
  if (key === undefined) return text
  const isIn = [...new URLSearchParams(text)].flat().some((part) => part.includes(key))
  return isIn ? REDACTED : text
}

/** A path and query without user and password, and without the values of parameters that may carry a key, or do. */
export function redactedUrl(url: string, key?: string): string {
  // Nearly every one.
  if (url.startsWith('/') && !/[?;%]/.test(url)) return withoutKey(url, key)
  const redacted = url
    .replace(USER_INFO, '$1')
    .replace(SECRET_PARAMETER, `$1${REDACTED}`)
    .replace(PARAMETER, (whole, before: string, name: string) =>
      isSecretParameter(decoded(name)) ? `${before}${name}=${REDACTED}` : whole
    )
  if (key === undefined) return redacted
  const readable = redacted.replace(PERCENTS, decoded)
  return readable.includes(key) ? readable.replaceAll(key, REDACTED) : redacted
}

/** Name, value, name, value, each on a line: one text in place of many, for the journal keeps a thousand of them. */
export function redactedHeaders(rawHeaders: readonly string[], key?: string): string {
  const lines = rawHeaders.slice()
  for (let index = 0; index < lines.length; index += 2) if (isSecret(lines[index] as string)) lines[index + 1] = REDACTED
  return withoutKey(lines.join('\n').replace(BEARER, REDACTED), key)
}

// A token is asked for with a code, which is as good as a key.
function isSecretParameter(name: string): boolean {
  return isSecret(name) || /^code$/i.test(name)
}

function decoded(text: string): string {
  return querystring.unescape(text.replaceAll('+', ' '))
}
