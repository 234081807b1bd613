import { quoted } from '../evidence/shell.js'
import type { MovedCall } from './migration.js'

const HOST = 'https://services.leadconnectorhq.com'
const VERSION = '2021-07-28'

/** What is called. */
export interface Called {
  method: string
  path: string
  query?: Record<string, string>
  /** Undefined where it has none. */
  body?: unknown
}

/** A request of version 2; a placeholder stands for the token. */
export function callOf({ method, path, query, body }: Called): MovedCall {
  const search = query ? `?${new URLSearchParams(query)}` : ''
  return {
    method,
    url: `${HOST}${path}${search}`,
    headers: {
      Authorization: 'Bearer $TOKEN',
      Version: VERSION,
      Accept: 'application/json',
      ...(body !== undefined && { 'Content-Type': 'application/json' })
    },
    body: body ?? null
  }
}

/** That request as a command of a POSIX shell, which has the token in the variable TOKEN. */
export function curlOf({ method, url, headers: { Authorization: _, ...headers }, body }: MovedCall): string {
  const parts = [
    `curl --request ${method} ${quoted(url)}`,
    '--header "Authorization: Bearer $TOKEN"',
    ...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...(body === null ? [] : [`--data-raw ${quoted(JSON.stringify(body))}`])
  ]
  return parts.join(' \\\n  ')
}
