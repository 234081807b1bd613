import { createHmac, randomBytes } from 'node:crypto'
import { nanoid } from 'nanoid'
import { idFrom } from '../ids.js'

/** An accepted key: one key, or with `open` every key that begins with `text`. */
export interface KeyRule {
  text: string
  open: boolean
  locationId?: string
}

// RFC 6750, section 2.1: the characters of a bearer token.
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/
// What can stand in a path. An id that is longer is none of the vendor's.
const LOCATION_ID = /^[A-Za-z0-9_-]{1,64}$/
const RULE = /^([A-Za-z0-9\-._~+/]*=*)(\*?)(?:=([A-Za-z0-9_-]+))?$/

/**
 * Reads `KEY`, `BEGINNING*` or `KEY=LOCATION_ID`.
 * @throws Error whose message never holds the key itself
 */
export function parseKeyRule(text: string): KeyRule {
  const [, key = '', star, locationId] = RULE.exec(text) ?? []
  if (star === undefined || (key === '' && star === '')) {
    throw new Error('a key has one or more of A-Z a-z 0-9 - . _ ~ + / and may end in =; give KEY, KEY=LOCATION_ID or BEGINNING*')
  }
  if (star === '') return { text: key, open: false, ...(locationId !== undefined && { locationId }) }
  if (locationId !== undefined) {
    throw new Error('a key that ends in * opens a location for each key, so it takes no location id; leave out the part after =')
  }
  return { text: key, open: true }
}

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

/** Which keys are accepted, as far as it can be told without naming one. */
export interface KeySummary {
  /** Every key that begins with one of these is accepted. */
  open: string[]
  /** From the location id that a named key would have by itself to the one it was given. */
  locationIds: Record<string, string>
}

/**
 * A key that nobody has used yet.
 * @param name what follows the open beginning
 * @throws Error when no beginning is open
 */
export function freshKey(open: readonly string[], name = nanoid()): string {
  if (open[0] !== undefined) return open[0] + name
  throw new Error('there is no fresh key where every key is named; name the key of the location, or start with one that ends in *')
}

/** The accepted keys. */
export class Keys {
  readonly #named = new Map<string, string>()
  /** The locations of the named keys. */
  readonly #owned = new Set<string>()
  readonly #beginnings: string[]
  readonly #secret: Uint8Array
  readonly #seeded: boolean
  #fresh = 0
  /** A key that works: `test-key` where `test-*` is open, else the first one named. */
  readonly working: string

  /** @throws Error when the rules name nothing, or one key twice */
  constructor(rules: readonly KeyRule[], seed?: string) {
    if (rules.length === 0) throw new Error('at least one key must be accepted')
    this.#beginnings = rules.filter((rule) => rule.open).map((rule) => rule.text)
    for (const { text, open, locationId } of rules) {
      if (open) continue
      if (this.#named.has(text)) throw new Error('the same key is named twice')
      const id = locationId ?? locationIdOf(text)
      this.#named.set(text, id)
      this.#owned.add(id)
    }
    const [beginning] = this.#beginnings
    const [named = ''] = this.#named.keys()
    this.working = beginning === undefined ? named : `${beginning}key`
    this.#seeded = seed !== undefined
    this.#secret = seed === undefined ? randomBytes(32) : Buffer.from(seed)
  }

  /** The location that `key` opens, or undefined for an unknown key. */
  locationOf(key: string): string | undefined {
    const named = this.#named.get(key)
    if (named !== undefined) return named
    const open = this.#beginnings.some((beginning) => key.startsWith(beginning))
    if (!open || !TOKEN.test(key)) return undefined
    const id = locationIdOf(key)
    // A named location belongs to its key alone, whatever another key claims.
    return this.#owned.has(id) ? idFrom(key) : id
  }

  /**
   * A key that nobody has used yet; with a seed the same ones in every run.
   * @throws Error when no beginning is open
   */
  fresh(): string {
    return this.#seeded ? freshKey(this.#beginnings, `location-${++this.#fresh}`) : freshKey(this.#beginnings)
  }

  /** The next fresh key is the first one again. */
  restart(): void {
    this.#fresh = 0
  }

  /**
   * The location that `key` opens.
   * @throws Error for an unknown key
   */
  locationIdOf(key: string): string {
    const id = this.locationOf(key)
    if (id !== undefined) return id
    throw new Error(this.whyRefused(`Bearer ${key}`))
  }

  /** What a client needs to make keys that work and to know their locations; it holds no key. */
  get summary(): KeySummary {
    const renamed = [...this.#named].map(([key, locationId]) => [locationIdOf(key), locationId])
    return { open: this.#beginnings, locationIds: Object.fromEntries(renamed) }
  }

  /** Stands for a key where the key itself must not be kept. */
  fingerprint(key: string): string {
    return createHmac('sha256', this.#secret).update(key).digest('hex').slice(0, 16)
  }

  /** Which keys are accepted, in words that hold none. */
  get accepted(): string {
    const open = this.#beginnings.map((beginning) => `${beginning}*`)
    return `accepted are ${[...open, ...(this.#named.size > 0 ? [`${this.#named.size} named with --api-key`] : [])].join(', ')}`
  }

  /** Whether a text is an accepted key, or the id of a location that one can open. */
  opens(keyOrId: string): boolean {
    return this.locationOf(keyOrId) !== undefined || this.#owned.has(keyOrId) || /^[A-Za-z0-9]{20}$/.test(keyOrId)
  }

  /** Why an Authorization header was refused, in a sentence that holds no key. */
  whyRefused(header: string | undefined): string {
    if (header === undefined) return 'no Authorization header came; send "Authorization: Bearer <api key>"'
    const [, key] = /^Bearer +(.*)$/.exec(header) ?? []
    if (key === undefined) return 'the Authorization header is not "Bearer <api key>"'
    if (!TOKEN.test(key)) return 'what follows "Bearer" is not a bearer token (RFC 6750): it is empty or has a character that no key has'
    return `unknown API key; ${this.accepted}`
  }
}
