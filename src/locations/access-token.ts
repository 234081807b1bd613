import { claimsOf, isLocationId } from './claims.js'
import { mayBeSigned, signedJwt } from './signed-jwt.js'

const SIGNED_WITH = 'go-high-level-emulator token'
/** The last second that a date can have. */
const LAST_SECOND = 8_640_000_000_000
/** What private integration tokens of the vendor begin with. */
const PRIVATE_INTEGRATION = 'pit-'

/** What a token of OAuth says. */
export interface Token {
  kind: 'access' | 'refresh'
  locationId: string
  /** Epoch seconds. */
  expires: number
}

/** A token as text: a JWT with the claims of those of the vendor. */
export function tokenText({ kind, locationId, expires }: Token): string {
  return signedJwt({ authClass: 'Location', authClassId: locationId, kind, exp: expires }, SIGNED_WITH)
}

/** What `tokenText` made a text of; undefined for any other text. */
export function tokenOf(text: string): Token | undefined {
  if (!mayBeSigned(text)) return undefined
  const { authClassId: locationId, kind, exp: expires } = claimsOf(text) ?? {}
  if (!isLocationId(locationId) || !isSecond(expires) || (kind !== 'access' && kind !== 'refresh')) return undefined
  const token = { kind, locationId, expires } as const
  return tokenText(token) === text ? token : undefined
}

// A token may be made by anybody, for what signs it is no secret.
function isSecond(claim: unknown): claim is number {
  return Number.isSafeInteger(claim) && Math.abs(claim as number) <= LAST_SECOND
}

/** Whether a key is for version 2 alone: a token of OAuth, or a private integration token. */
export function isOfV2(key: string): boolean {
  return key.startsWith(PRIVATE_INTEGRATION) || tokenOf(key) !== undefined
}
