import querystring from 'node:querystring'
import { MOST_LEVELS } from './limits.js'

// What locations and users of agencies are made with, and what a token of OAuth is asked for with.
const NAMES = new Set(['apikey', 'authtoken', 'password', 'client_secret', 'access_token', 'refresh_token', 'code'])
const MAY_HOLD = /auth|code|key|passw|secret|token|\\u|%/i
const REDACTED = '[redacted]'

/** Whether a field of this name holds a secret. */
export function isSecretField(name: string): boolean {
  return NAMES.has(name.toLowerCase())
}

/** The body of a request without the values of fields that hold secrets; of one that cannot be read nothing is left where it may have one. */
export function bodyWithoutSecrets(text: string, isForm: boolean): string {
  if (isForm) return formWithoutSecrets(text)
  try {
    return jsonWithoutSecrets(text)
  } catch {
    return MAY_HOLD.test(text) ? REDACTED : text
  }
}

/** A form without the values of fields that hold secrets. */
export function formWithoutSecrets(text: string): string {
  return text
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1)
      const [field = ''] = querystring.unescape(name).split('[', 1)
      return isSecretField(field) ? `${name}=${REDACTED}` : pair
    })
    .join('&')
}

/** What stands in the text of an error after the part of a body that it quotes is left out. */
export function withoutQuote(message: string): string {
  return message.replace(/(?:, )?(?:\.\.\.)?".*$/s, '')
}

// As it came where it has none, so that the journal shows its spaces too.
function jsonWithoutSecrets(text: string): string {
  const body = JSON.parse(text)
  return hideIn(body, 0) ? JSON.stringify(body) : text
}

/**
 * Puts something else in the place of each secret; whether there was one.
 * @throws RangeError where it is nested too deep
 */
function hideIn(value: unknown, level: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (level === MOST_LEVELS) throw new RangeError('too deep')
  const parts = value as Record<string, unknown>
  let isFound = false
  for (const name in parts) {
    if (isSecretField(name)) {
      parts[name] = REDACTED
      isFound = true
    } else if (hideIn(parts[name], level + 1)) isFound = true
  }
  return isFound
}
