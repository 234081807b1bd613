import type { Exploration } from '../../src/explore/exploration.js'
import type { Fault } from '../../src/faults/fault.js'
import type { Exchange } from '../../src/journal/exchange.js'
import type { Contact } from '../../src/v1/contacts/contact.js'

interface Told {
  method?: string
  path?: string
  query?: Record<string, string>
  body?: unknown
  status?: number | null
  fault?: Fault | null
  headers?: Record<string, string>
  seq?: number
  durationMs?: number
}

/** An exchange as the journal has it. */
export function exchange(told: Told = {}): Exchange {
  const { method = 'POST', path = '/v1/contacts', query = {}, body = { email: 'a@b.c' }, fault = null, headers = {}, seq = 1 } = told
  const status = told.status === undefined ? 200 : told.status
  return {
    ...{ seq, locationId: 'LOC', keyFingerprint: null, receivedAt: '2026-01-01T00:00:00.000Z', durationMs: told.durationMs ?? 0 },
    request: { method, path, query, headers: {}, rawBody: JSON.stringify(body), body },
    response: status === null ? null : { status, headers, body: {} },
    ...{ contactIds: [], fault, reasons: [], outcome: 'Created' }
  }
}

let count = 0

/** A contact as it is answered, with an id of its own. */
export function contact(sent: Partial<Contact> = {}): Contact {
  const id = String(++count).padStart(20, 'aB3')
  const given = { id, locationId: 'LOC', fingerprint: `f${count}`, dateAdded: `2026-01-01T00:00:00.${String(count).padStart(3, '0')}Z` }
  return { ...given, customField: [], tags: [], ...sent } as Contact
}

/** What came of three runs: with text that would do harm where it is shown as it is. */
export function exploration(): Exploration {
  const doubled = {
    ...{ name: '1:cut-after-store', request: 1, fault: 'cut-after-store' as const, verdict: 'doubled' as const },
    ...{ sentence: 'a@b.c is stored 2 times', output: 'fetch failed <script>\n\u001b[31m' }
  }
  const lost = { ...doubled, name: '2:cut-after-store', request: 2, verdict: 'lost' as const, sentence: '\u001b[31m', output: '' }
  const fine = {
    name: '1:rate-limited',
    request: 1,
    fault: 'rate-limited' as const,
    verdict: 'recovered' as const,
    sentence: 'all is well'
  }
  return {
    requests: [
      { number: 1, method: 'POST', path: '/v1/contacts', about: 'a@b.c' },
      { number: 2, method: 'GET', path: '/v1/contacts', about: 'a lead without e-mail and phone' }
    ],
    runs: [fine, doubled, lost],
    findings: [doubled, lost]
  }
}
