// What can stand in a path. An id that is longer is none of the vendor's.
const LOCATION_ID = /^[A-Za-z0-9_-]{1,64}$/

/** What a key that is a JWT claims; it is read, not verified. Undefined for any other key. */
export function claimsOf(key: string): Readonly<Record<string, unknown>> | undefined {
  const payload = key.split('.')[1]
  if (payload === undefined) return undefined
  try {
    return Object(JSON.parse(Buffer.from(payload, 'base64url').toString()))
  } catch {
    return undefined
  }
}

export function isLocationId(claim: unknown): claim is string {
  return typeof claim === 'string' && LOCATION_ID.test(claim)
}

/** The location that a key claims: a v1 location key is a JWT with a `location_id` claim (observed). Any signature will do. */
export function claimedLocation(key: string): string | undefined {
  const claim = claimsOf(key)?.location_id
  return isLocationId(claim) ? claim : undefined
}
