import type { Fault } from '../faults/fault.js'
import type { Entry } from '../journal/entry.js'
import { contactsNamed } from '../journal/who.js'
import type { Step } from '../rules/rule.js'

const PASSED: Record<Exclude<Step, 'router' | 'key' | 'body' | 'shape'>, string> = {
  http: 'it could be read as HTTP',
  limit: 'no rate limit was reached',
  fault: 'no fault was armed for it',
  rule: 'no rule refused it',
  store: 'it was stored'
}

/** What happened at a step that an exchange reached, in a sentence. */
export function happenedAt(step: Step, entry: Entry, isDecided: boolean): string {
  if (isDecided) return decided(step, entry)
  if (step === 'router') return `${entry.method} is served at this path`
  if (step === 'key') return entry.locationId === null ? 'no key was asked for' : `its key opened location ${entry.locationId}`
  if (step === 'body') return bodyRead(entry)
  if (step === 'shape') return entry.rawBody === null ? 'there was no body to check' : 'its fields have the right types'
  return PASSED[step]
}

function decided(step: Step, entry: Entry): string {
  const { fault, reasons, status, stored, before, contactIds } = entry
  if (step === 'fault' && fault) return whatFaultDid(fault, entry)
  if (stored) return before ? `contact ${stored.id} was updated` : `contact ${stored.id} was created`
  if (contactIds.length > 0) return `it was stored for ${contactsNamed(contactIds)}`
  if (reasons.length > 0 && (status === null || status >= 400)) return reasons.join('; ')
  return status === null ? 'the connection was cut' : `it was answered with ${status}`
}

function bodyRead({ rawBody, isForm }: Entry): string {
  if (rawBody === null) return 'it has no body'
  return isForm ? 'its body was read as a form' : 'its body was read as JSON'
}

/** What a fault did to an exchange, in a sentence. */
export function whatFaultDid({ connection, status, after, delayMs }: Fault, entry: Pick<Entry, 'status'>): string {
  const handled = 'the request was handled as usual'
  const held = delayMs === undefined ? '' : `, held back for ${delayMs} ms`
  const isHungUp = delayMs !== undefined && connection === undefined && entry.status === null
  if (isHungUp) return `the answer was held back for ${delayMs} ms, and the caller hung up before that`
  if (connection === 'reset-before') return `the connection was cut before the request was handled${held}; nothing was stored`
  if (connection === 'reset-after') return `${handled}${held}, then the connection was cut: the reply was lost`
  if (connection === 'truncate' && after === undefined && status !== undefined)
    return `it was answered with ${status}${held}, cut off half way`
  if (connection === 'truncate') return `${handled}${held}, then the connection was cut half way through the reply`
  if (after === 'store') return `${handled}${held}, then answered with ${status} instead`
  if (status !== undefined) return `it was answered with ${status}${held}; the request was not handled`
  return `the request was held back for ${delayMs} ms, then handled as usual`
}
