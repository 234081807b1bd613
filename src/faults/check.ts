import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isSecret } from '../http/redaction.js'
import { STATUSES } from './answer.js'
import type { Fault } from './fault.js'

// They say how the answer is framed, or belong to the connection: the server writes them, to fit what it sends.
const OF_CONNECTION = ['connection', 'content-length', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'date']

/** Why a fault could never fire, or means two things at once; undefined where it is sound. */
export function whyUnsound(fault: Fault): string | undefined {
  const { status, body, headers, delayMs, connection, match, after } = fault
  if (status === undefined && delayMs === undefined && connection === undefined) {
    return 'it does nothing; give it a status, a delayMs or a connection'
  }
  if (status === undefined && delayMs === undefined && after !== undefined)
    return 'after says when an answer comes; give it a status, or a delayMs'
  if (status === undefined && (body !== undefined || headers !== undefined)) return 'body and headers belong to a status; give it one'
  if (status !== undefined && body === undefined && !STATUSES.includes(status)) {
    return `status ${status} has no body of its own; give it a body, or one of ${STATUSES.join(', ')}`
  }
  if (status !== undefined && connection !== undefined && connection !== 'truncate') {
    return `a connection that is cut with ${connection} never answers, so it takes no status; leave out one of them`
  }
  if (connection === 'truncate' && body === '') return 'an empty body cannot be truncated; give it a body with something in it'
  return whyUnsoundHeaders(headers) ?? whyNeverMatched(match)
}

function whyUnsoundHeaders(headers: Fault['headers'] = {}): string | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (OF_CONNECTION.includes(name.toLowerCase())) return `the header ${name} is written by the server, to fit what it sends; leave it out`
    if (!isHeader(name, value))
      return `the header ${JSON.stringify(name)} cannot be sent with the value ${JSON.stringify(value)}: HTTP does not allow it`
  }
  return undefined
}

function whyNeverMatched(match: Fault['match'] = {}): string | undefined {
  for (const part of ['headers', 'query'] as const) {
    const secret = Object.keys(match[part] ?? {}).find(isSecret)
    if (secret) return `match.${part}.${secret} never matches, for keys are not kept; leave it out and arm the fault with the key instead`
  }
  return undefined
}

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}
