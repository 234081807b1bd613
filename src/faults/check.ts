import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isSecret } from '../http/redaction.js'
import { STATUSES } from './answer.js'
import type { Fault } from './fault.js'

/** Why a fault could never fire, or means two things at once; undefined where it is sound. */
export function whyUnsound({ status, body, headers, delayMs, connection, match }: Fault): string | undefined {
  if (status === undefined && delayMs === undefined && connection === undefined) {
    return 'it does nothing; give it a status, a delayMs or a connection'
  }
  if (status === undefined && (body !== undefined || headers !== undefined)) return 'body and headers belong to a status; give it one'
  if (status !== undefined && body === undefined && !STATUSES.includes(status)) {
    return `status ${status} has no body of its own; give it a body, or one of ${STATUSES.join(', ')}`
  }
  if (status !== undefined && connection !== undefined && connection !== 'truncate') {
    return `a connection that is cut with ${connection} never answers, so it takes no status; leave out one of them`
  }
  const header = Object.entries(headers ?? {}).find(([name, value]) => !isHeader(name, value))
  if (header)
    return `the header ${JSON.stringify(header[0])} cannot be sent with the value ${JSON.stringify(header[1])}: HTTP does not allow it`
  const secret = Object.keys(match?.headers ?? {}).find(isSecret)
  if (secret) return `match.headers.${secret} never matches, for keys are not kept; leave it out and arm the fault with the key instead`
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
