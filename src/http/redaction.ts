// Whatever may carry a key, by its name. The value is dropped on arrival, so that no view can show it.
const SECRETS = 'auth|key|token|secret|bearer|jwt|passw'
const SECRET_NAME = new RegExp(`${SECRETS}|cookie`, 'i')
// The look ahead ends where the name does, so that no text takes long.
const SECRET_PARAMETER = new RegExp(`([?&;](?=[^?&;=]*(?:${SECRETS}))[^?&;=]*=)[^&;#]*`, 'gi')
const PARAMETER = /([?&;])([^?&;=#]*)=([^&;#]*)/g
const USER_INFO = /^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i
const REDACTED = '[redacted]'
const AUTHORIZATION = 'authorization'
const BEARER = /^bearer /i
const BEARER_LENGTH = 'bearer '.length
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
    if (!BEARER.test(credentials)) return undefined
    const key = credentials.slice(BEARER_LENGTH).trimStart()
    return key.length >= SHORTEST_KEY ? key : undefined
  }
  return undefined
}

/** A text without a key. */
export function withoutKey(text: string, key: string | undefined): string {
  return key !== undefined && text.includes(key) ? text.replaceAll(key, REDACTED) : text
}

/** A path and query without user and password, and without the values of parameters that may carry a key, or do. */
export function redactedUrl(url: string, key?: string): string {
  // Nearly every one.
  if (url.startsWith('/') && !url.includes('?') && !url.includes(';')) return withoutKey(url, key)
  const redacted = url
    .replace(USER_INFO, '$1')
    .replace(SECRET_PARAMETER, `$1${REDACTED}`)
    .replace(PARAMETER, (whole, before: string, name: string, value: string) => {
      const hides = isSecret(decoded(name)) || (key !== undefined && decoded(value).includes(key))
      return hides ? `${before}${name}=${REDACTED}` : whole
    })
  return withoutKey(redacted, key)
}

/** Name, value, name, value, each on a line: one text in place of many, for the journal keeps a thousand of them. */
export function redactedHeaders(rawHeaders: readonly string[], key?: string): string {
  const lines = rawHeaders.slice()
  for (let index = 0; index < lines.length; index += 2) if (isSecret(lines[index] as string)) lines[index + 1] = REDACTED
  return withoutKey(lines.join('\n'), key)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
