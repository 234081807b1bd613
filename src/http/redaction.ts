// Whatever may carry a key, by its name. The value is dropped on arrival, so that no view can show it.
const SECRETS = 'auth|key|token|secret|bearer|jwt|passw'
const SECRET_NAME = new RegExp(`${SECRETS}|cookie`, 'i')
// The look ahead ends where the name does, so that no text takes long.
const SECRET_PARAMETER = new RegExp(`([?&;](?=[^?&;=]*(?:${SECRETS}))[^?&;=]*=)[^&;#]*`, 'gi')
const PARAMETER = /([?&;])([^?&;=#]*)=[^&;#]*/g
const USER_INFO = /^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i
// In a header of any name.
const BEARER = /\bbearer +\S+/gi
const REDACTED = '[redacted]'
const AUTHORIZATION = 'authorization'
const SCHEME = /^bearer /i
const SCHEME_LENGTH = 'bearer '.length
// A shorter one stands in too many other words.
const SHORTEST_KEY = 5

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
  return plain.includes('\\') ? plain.replace(spelled(key, inJson), REDACTED) : plain
}

/** A sentence without a key, and without the beginning of one that it quotes and cuts with `…`. */
export function sentenceWithoutKey(sentence: string, key: string | undefined): string {
  let hidden = withoutKey(sentence, key)
  if (key === undefined || !hidden.includes('…')) return hidden
  for (let length = key.length - 1; length >= SHORTEST_KEY; length--) hidden = hidden.replaceAll(`${key.slice(0, length)}…`, `${REDACTED}…`)
  return hidden
}

/** A path and query without user and password, and without the values of parameters that may carry a key, or do. */
export function redactedUrl(url: string, key?: string): string {
  // Nearly every one.
  if (url.startsWith('/') && !/[?;%]/.test(url)) return withoutKey(url, key)
  const redacted = url
    .replace(USER_INFO, '$1')
    .replace(SECRET_PARAMETER, `$1${REDACTED}`)
    .replace(PARAMETER, (whole, before: string, name: string) => (isSecret(decoded(name)) ? `${before}${name}=${REDACTED}` : whole))
  return key === undefined ? redacted : redacted.replace(spelled(key, inUrl), REDACTED)
}

/** Whatever spells a key, where `unit` spells one character of it by its code. */
function spelled(key: string, unit: (character: string, code: string) => string): RegExp {
  const units = Array.from({ length: key.length }, (_, index) => {
    const code = key.charCodeAt(index).toString(16).padStart(4, '0')
    return `(?:\\u${code}|${unit(key.charAt(index), code)})`
  })
  return new RegExp(units.join(''), 'g')
}

// \u0074 in place of t, and \/ in place of /.
function inJson(character: string, code: string): string {
  return `\\\\u${anyCase(code)}${'"\\/'.includes(character) ? `|\\\\\\u${code}` : ''}`
}

// %74 in place of t, and + in place of a space.
function inUrl(character: string): string {
  return character === ' '
    ? '%20|\\+'
    : `%${anyCase(
        Buffer.from(character)
          .toString('hex')
          .replace(/\B(?=(..)+$)/g, '%')
      )}`
}

function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)
}

/** Name, value, name, value, each on a line: one text in place of many, for the journal keeps a thousand of them. */
export function redactedHeaders(rawHeaders: readonly string[], key?: string): string {
  const lines = rawHeaders.slice()
  for (let index = 0; index < lines.length; index += 2) if (isSecret(lines[index] as string)) lines[index + 1] = REDACTED
  return withoutKey(lines.join('\n').replace(BEARER, REDACTED), key)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
