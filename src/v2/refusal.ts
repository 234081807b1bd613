import type { Refusal } from '../rules/refusals.js'
import type { RuleId } from '../rules/rules.js'

const ERRORS: Record<number, string> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 422: 'Unprocessable Entity' }

/** A refusal with a body as version 2 has it. */
export function refusalOf(status: number, message: string | readonly string[], rule: RuleId, more: object = {}): Refusal {
  const error = ERRORS[status]
  return { status, body: { statusCode: status, message, ...(error !== undefined && { error }), ...more }, rule }
}

export const INVALID_TOKEN = refusalOf(401, 'Invalid token: access token is invalid', 'v2.token')
