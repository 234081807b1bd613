import { setTimeout as sleep } from 'node:timers/promises'

export interface Account {
  baseUrl: string
  apiKey: string
  /** How long each attempt may take, its answer included. */
  timeoutMs: number
}

export interface Reply {
  status: number
  text: string
  retryAfter: string | null
}

const ATTEMPTS = 3
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5000

/**
 * Posts a contact, again while GoHighLevel is busy, and returns its last reply. Rejects when none came whole. Then the contact
 * may be stored or not, as it may be after any other failure of the server, so it is not sent again.
 */
export async function postContact(contact: object, { baseUrl, apiKey, timeoutMs }: Account): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${baseUrl}/contacts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(contact),
      signal: AbortSignal.timeout(timeoutMs)
    })
    const reply = { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') }
    const pauseMs = pauseAfter(reply, attempt)
    if (!isBusy(reply) || attempt === ATTEMPTS || pauseMs > LONGEST_PAUSE_MS) return reply
    await sleep(pauseMs)
  }
}

export function isBusy({ status }: Reply): boolean {
  return status === 429 || status === 503
}

/** As long as Retry-After says, in seconds or as a date; where it says nothing, twice as long each time. */
function pauseAfter({ retryAfter }: Reply, attempt: number): number {
  const ms = /^\d+$/.test(retryAfter ?? '') ? 1000 * Number(retryAfter) : Date.parse(retryAfter ?? '') - Date.now()
  return Number.isNaN(ms) ? FIRST_PAUSE_MS * 2 ** (attempt - 1) : Math.max(0, ms)
}
