import type { Refused } from '../rules/refusals.js'
import { refusalOf } from './refusal.js'

const FOREIGN = refusalOf(403, 'The token does not have access to this location.', 'v2.location')
const MISSING = refusalOf(422, ['locationId should not be empty'], 'v2.types')

/**
 * Why a request with this locationId is refused; undefined where it is not.
 * @param own the location of its token
 */
export function whyForeign(locationId: unknown, own: string): Refused | undefined {
  if (locationId === own) return undefined
  if (locationId === undefined || locationId === '')
    return { refusal: MISSING, reasons: [`locationId must be sent; that of this token is ${own}`] }
  return { refusal: FOREIGN, reasons: [`the token opens location ${own}; what came as locationId is another one`] }
}
