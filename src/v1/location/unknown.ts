import type { Refusal } from '../../rules/refusals.js'
import { invalid } from '../../rules/wording.js'

/** For an id that no location of the agency has. */
export const UNKNOWN_LOCATION: Refusal = { status: 422, body: invalid('locationId', 'location id'), rule: 'location.invalid-id' }

/** Why such an id is refused. */
export function unknownLocation(id: string): string {
  return `no location of this agency has the id ${id}`
}
