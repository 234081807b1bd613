import { createHmac } from 'node:crypto'
import { claimsOf, isLocationId } from './claims.js'

const HEADER = base64url('{"alg":"HS256","typ":"JWT"}')
// No secret: it tells a key that we made from any other JWT.
const SIGNED_WITH = 'go-high-level-emulator'

/** Which location of which agency a key is for. */
export interface ClaimedAccount {
  agencyId: string
  id: string
}

/** The key of a location of an agency: a JWT with the claims that location keys have (observed), always the same for the location. */
export function accountKey({ agencyId, id }: ClaimedAccount): string {
  const text = `${HEADER}.${base64url(JSON.stringify({ company_id: agencyId, location_id: id, version: 1 }))}`
  return `${text}.${createHmac('sha256', SIGNED_WITH).update(text).digest('base64url')}`
}

/** What `accountKey` made a key of; undefined for any other key. */
export function accountOf(key: string): ClaimedAccount | undefined {
  const claims = claimsOf(key)
  const { company_id: agencyId, location_id: id } = claims ?? {}
  if (!isLocationId(agencyId) || !isLocationId(id)) return undefined
  return accountKey({ agencyId, id }) === key ? { agencyId, id } : undefined
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
