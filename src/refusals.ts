import type { RuleId } from './rules.js'

/** An answer that says no: its status, its body in the API's own words, and the rule that asks for it. */
export interface Refusal {
  status: number
  body: unknown
  rule: RuleId
}

export const UNAUTHORIZED: Refusal = { status: 401, body: { msg: 'Unauthorized' }, rule: 'key.required' }
export const NOT_JSON: Refusal = { status: 400, body: { msg: 'Bad Request' }, rule: 'body.json' }
export const WRONG_TYPE: Refusal = { status: 400, body: { msg: 'Bad Request' }, rule: 'body.types' }
export const MALFORMED: Refusal = { status: 400, body: { msg: 'Bad Request' }, rule: 'http.malformed' }
export const TIMED_OUT: Refusal = { status: 408, body: { msg: 'Request Timeout' }, rule: 'http.malformed' }
export const TOO_LARGE: Refusal = { status: 413, body: { msg: 'Payload Too Large' }, rule: 'body.size' }
export const HEADER_TOO_LARGE: Refusal = { status: 431, body: { msg: 'Request Header Fields Too Large' }, rule: 'http.malformed' }
export const BUG: Refusal = { status: 500, body: { msg: 'Internal Server Error' }, rule: 'emulator.bug' }
export const NEITHER_EMAIL_NOR_PHONE: Refusal = {
  status: 422,
  body: { 'email or phone': { message: 'The email or phone field is mandatory.', rule: 'required' } },
  rule: 'contact.email-or-phone'
}
