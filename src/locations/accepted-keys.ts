import { idFrom } from '../ids.js'

// RFC 6750, section 2.1: the characters of a bearer token.
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/
// What can stand in a path. An id that is longer is none of the vendor's.
const LOCATION_ID = /^[A-Za-z0-9_-]{1,64}$/

/** Which location a key opens when none was named for it: the claim of a JWT key, else derived from the key. */
export function locationIdOf(key: string): string {
  return claimedLocation(key) ?? idFrom(key)
}

// A v1 location key is a JWT with a location_id claim (observed). It is read, not verified: any signature will do.
function claimedLocation(key: string): string | undefined {
  const payload = key.split('.')[1]
  if (payload === undefined) return undefined
  try {
    const claim: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString()).location_id
    return typeof claim === 'string' && LOCATION_ID.test(claim) ? claim : undefined
  } catch {
    return undefined
  }
}

/** The key in an Authorization header; undefined where it has another scheme. Schemes are in any case: RFC 9110, section 11.1. */
export function bearerKey(header: string | undefined): string | undefined {
  return /^Bearer +(.*)$/is.exec(header ?? '')?.[1]
}

/** Which keys are accepted, as far as it can be told without naming one. */
export interface KeySummary {
  /** Every key that begins with one of these is accepted. */
  open: string[]
  /** From what stands for a named key, which is `idFrom` of it, to the location that it opens. */
  named: Record<string, string>
}

/** The accepted keys: which there are, and what each opens. It holds none of those that were named. */
export class AcceptedKeys {
  /** Every key that begins with one of these is accepted. */
  readonly open: readonly string[]
  readonly #named: ReadonlyMap<string, string>
  /** The locations of the named keys. */
  readonly #owned: ReadonlySet<string>

  constructor({ open, named }: KeySummary) {
    this.open = open
    this.#named = new Map(Object.entries(named))
    this.#owned = new Set(this.#named.values())
  }

  /** The location that `key` opens, or undefined for an unknown key. */
  locationOf(key: string): string | undefined {
    const named = this.#named.size > 0 ? this.#named.get(idFrom(key)) : undefined
    if (named !== undefined) return named
    const isOpen = this.open.some((beginning) => key.startsWith(beginning))
    if (!isOpen || !TOKEN.test(key)) return undefined
    const id = locationIdOf(key)
    // A named location belongs to its key alone, whatever another key claims.
    return this.#owned.has(id) ? idFrom(key) : id
  }

  /** Whether a text is an accepted key, or the id of a location that one can open. */
  opens(keyOrId: string): boolean {
    return this.locationOf(keyOrId) !== undefined || this.#owned.has(keyOrId) || /^[A-Za-z0-9]{20}$/.test(keyOrId)
  }

  /** Which keys are accepted, in words that hold none. */
  get accepted(): string {
    const open = this.open.map((beginning) => `${beginning}*`)
    return `accepted are ${[...open, ...(this.#named.size > 0 ? [`${this.#named.size} named with --api-key`] : [])].join(', ')}`
  }

  /** Why an Authorization header was refused, in a sentence that holds no key. */
  whyRefused(header: string | undefined): string {
    if (header === undefined) return 'no Authorization header came; send "Authorization: Bearer <api key>"'
    const key = bearerKey(header)
    if (key === undefined) return 'the Authorization header is not "Bearer <api key>"'
    if (!TOKEN.test(key)) return 'what follows "Bearer" is not a bearer token (RFC 6750): it is empty or has a character that no key has'
    return `unknown API key; ${this.accepted}`
  }

  /** What a client needs to tell accepted keys and their locations; it holds no key. */
  get summary(): KeySummary {
    return { open: [...this.open], named: Object.fromEntries(this.#named) }
  }
}
