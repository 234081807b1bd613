import { claimsOf, isLocationId } from './claims.js'
import { signedJwt } from './signed-jwt.js'

const SIGNED_WITH = 'go-high-level-emulator'

/** Which location of which agency a key is for. */
export interface ClaimedAccount {
  agencyId: string
  id: string
}

/** The key of a location of an agency: a JWT with the claims that location keys have (observed), always the same for the location. */
export function accountKey({ agencyId, id }: ClaimedAccount): string {
  return signedJwt({ company_id: agencyId, location_id: id, version: 1 }, SIGNED_WITH)
}

/** What `accountKey` made a key of; undefined for any other key. */
export function accountOf(key: string): ClaimedAccount | undefined {
  const claims = claimsOf(key)
  const { company_id: agencyId, location_id: id } = claims ?? {}
  if (!isLocationId(agencyId) || !isLocationId(id)) return undefined
  return accountKey({ agencyId, id }) === key ? { agencyId, id } : undefined
}
