import type { Room } from '../records/room.js'
import type { RuleId } from './rules.js'
import { invalid } from './wording.js'

/** An answer that says no: its status, its body in the API's own words, and the rule that asks for it. */
export interface Refusal {
  status: number
  body: unknown
  rule: RuleId
}

/** A refusal, and why, in sentences. */
export interface Refused {
  refusal: Refusal
  reasons: readonly string[]
}

export const UNAUTHORIZED: Refusal = { status: 401, body: { msg: 'Unauthorized' }, rule: 'key.required' }
export const NOT_JSON: Refusal = { status: 400, body: { msg: 'Bad Request' }, rule: 'body.json' }
export const WRONG_TYPE: Refusal = { status: 400, body: { msg: 'Bad Request' }, rule: 'body.types' }
export const MALFORMED: Refusal = { status: 400, body: { msg: 'Bad Request' }, rule: 'http.malformed' }
export const TIMED_OUT: Refusal = { status: 408, body: { msg: 'Request Timeout' }, rule: 'http.malformed' }
export const TOO_LARGE: Refusal = { status: 413, body: { msg: 'Payload Too Large' }, rule: 'body.size' }
export const HEADER_TOO_LARGE: Refusal = { status: 431, body: { msg: 'Request Header Fields Too Large' }, rule: 'http.malformed' }
export const EXPECTATION_FAILED: Refusal = { status: 417, body: { msg: 'Expectation Failed' }, rule: 'http.malformed' }
export const UNKNOWN_PATH: Refusal = { status: 404, body: { msg: 'Not found' }, rule: 'path.unknown' }
export const UNKNOWN_METHOD: Refusal = { status: 404, body: { msg: 'Not found' }, rule: 'method.unknown' }
export const BUG: Refusal = { status: 500, body: { msg: 'Internal Server Error' }, rule: 'emulator.bug' }
export const NEITHER_EMAIL_NOR_PHONE: Refusal = {
  status: 422,
  body: { 'email or phone': { message: 'The email or phone field is mandatory.', rule: 'required' } },
  rule: 'contact.email-or-phone'
}

/** Why nothing more can be kept; undefined where there is room for so much more. */
export function whyFull(room: Room, contacts: number, bytes: number): Refused | undefined {
  const what = room.full(contacts, bytes)
  if (what === undefined) return undefined
  const [most, option] = what === 'contacts' ? [room.mostContacts, '--max-contacts'] : [room.mostBytes, '--max-bytes']
  const msg = `The emulator keeps ${most} ${what} and no more; delete some, reset it, or start it with a larger ${option}`
  const rule = what === 'contacts' ? 'contact.limit' : 'emulator.limit'
  return { refusal: { status: 503, body: { msg }, rule }, reasons: [`there is no room: all ${most} ${what} that may be kept are there`] }
}

export const API_KEY_INVALID: Refusal = { status: 401, body: { msg: 'Api key is invalid.' }, rule: 'key.invalid' }

export const UNKNOWN_EMAIL: Refusal = { status: 422, body: invalid('email', 'email address'), rule: 'contact.lookup-no-match' }
export const UNKNOWN_PHONE: Refusal = { status: 422, body: invalid('phone', 'phone number'), rule: 'contact.lookup-no-match' }
export const UNKNOWN_CONTACT: Refusal = { status: 422, body: invalid('id', 'contact id'), rule: 'contact.invalid-id' }
// The reference has another rule here than everywhere else.
export const UNKNOWN_CONTACT_ON_UPDATE: Refusal = { status: 422, body: invalid('id', 'contact id', 'required'), rule: 'contact.invalid-id' }
export const NO_TAGS: Refusal = {
  status: 422,
  // "rules", as the reference has it.
  body: { tags: { message: 'The tags field is mandatory.', rules: 'required' } },
  rule: 'tags.mandatory'
}
