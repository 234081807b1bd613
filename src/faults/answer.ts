import { JSON_TYPE } from '../http/json.js'
import { NEITHER_EMAIL_NOR_PHONE, NOT_JSON, UNAUTHORIZED } from '../rules/refusals.js'
import type { Fault } from './fault.js'

/** Answers that the API's pages do not have, but that a client must be ready for. Source: assumed. */
const PLAUSIBLE: Record<number, { body: unknown; headers?: Record<string, string> }> = {
  404: { body: { msg: 'Not found' } },
  429: { body: { msg: 'Too Many Requests' }, headers: { 'retry-after': '1' } },
  500: { body: { msg: 'Internal Server Error' } },
  502: { body: { msg: 'Bad Gateway' } },
  503: { body: { msg: 'Service Unavailable' }, headers: { 'retry-after': '1' } },
  504: { body: { msg: 'Gateway Timeout' } }
}

const DOCUMENTED = [NOT_JSON, UNAUTHORIZED, NEITHER_EMAIL_NOR_PHONE]
/** The statuses that have a body of their own. */
export const STATUSES = [...DOCUMENTED.map(({ status }) => status), ...Object.keys(PLAUSIBLE).map(Number)].sort()

/**
 * The answer of a fault that has a status: its body as text, JSON unless it is a text already.
 * @param inWords the body that a version of the API has where v1 has this one
 */
export function answerOf(
  { status, body, headers }: Fault & { status: number },
  inWords: (standard: { status: number; body: unknown }) => unknown = ({ body }) => body
): { body: string; headers: Record<string, string> } {
  const standard = DOCUMENTED.find((refusal) => refusal.status === status) ?? PLAUSIBLE[status]
  const sent = body === undefined ? inWords({ status, body: standard?.body }) : body
  const isText = typeof sent === 'string'
  return {
    body: isText ? sent : JSON.stringify(sent),
    headers: { 'content-type': isText ? 'text/plain; charset=utf-8' : JSON_TYPE, ...PLAUSIBLE[status]?.headers, ...lowerCase(headers) }
  }
}

function lowerCase(headers: Fault['headers'] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
