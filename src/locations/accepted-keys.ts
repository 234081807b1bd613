import { idFrom } from '../ids.js'
import { isOfV2, tokenOf } from './access-token.js'
import { accountOf, type ClaimedAccount } from './account-key.js'
import { claimedLocation, claimsOf } from './claims.js'

// RFC 6750, section 2.1: the characters of a bearer token.
const TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/
const LONGEST_NAME = 64

/** Which location a key opens when none was named for it: the claim of a JWT key, else derived from the key. */
export function locationIdOf(key: string): string {
  return claimedLocation(key) ?? idFrom(key)
}

/** The key in an Authorization header; undefined where it has another scheme. Schemes are in any case: RFC 9110, section 11.1. */
export function bearerKey(header: string | undefined): string | undefined {
  return /^Bearer +(.*)$/is.exec(header ?? '')?.[1]
}

interface Named {
  /** Every key that begins with one of these is accepted. */
  open: readonly string[]
  /** From what stands for a named key, which is `idFrom` of it, to the location or agency that it opens. */
  named: Readonly<Record<string, string>>
}

/** Which keys are accepted, as far as it can be told without naming one. */
export interface KeySummary extends Named {
  /** Those of agencies. */
  agencies: Named
}

/** The accepted keys: which there are, and what each opens. It holds none of those that were named. */
export class AcceptedKeys {
  /** Every key of a location that begins with one of these is accepted. */
  readonly open: readonly string[]
  readonly #agencyBeginnings: readonly string[]
  readonly #named: ReadonlyMap<string, string>
  readonly #agencies: ReadonlyMap<string, string>
  readonly #agencyIds: ReadonlySet<string>
  /** What the named keys open. */
  readonly #owned: ReadonlySet<string>

  constructor({ open, named, agencies }: KeySummary) {
    this.open = open
    this.#agencyBeginnings = agencies.open
    this.#named = new Map(Object.entries(named))
    this.#agencies = new Map(Object.entries(agencies.named))
    this.#agencyIds = new Set(this.#agencies.values())
    this.#owned = new Set([...this.#named.values(), ...this.#agencyIds])
  }

  /** The location or agency that `key` opens, or undefined for an unknown key. */
  locationOf(key: string): string | undefined {
    const named = this.#namedOf(key) ?? this.accountOf(key)?.id ?? tokenOf(key)?.locationId
    if (named !== undefined) return named
    const isOpen = beginningOf(key, this.open) ?? beginningOf(key, this.#agencyBeginnings)
    if (isOpen === undefined || !TOKEN.test(key)) return undefined
    const id = locationIdOf(key)
    // A named location belongs to its key alone, whatever another key claims.
    return this.#owned.has(id) ? idFrom(key) : id
  }

  #namedOf(key: string): string | undefined {
    if (this.#owned.size === 0) return undefined
    const standsFor = idFrom(key)
    return this.#named.get(standsFor) ?? this.#agencies.get(standsFor)
  }

  /** Whether an accepted key is one of an agency: of two beginnings, the longer counts. */
  isOfAgency(key: string): boolean {
    const standsFor = idFrom(key)
    if (this.#agencies.has(standsFor)) return true
    const beginning = beginningOf(key, this.#agencyBeginnings)
    if (beginning === undefined || this.#named.has(standsFor)) return false
    return beginning.length > (beginningOf(key, this.open)?.length ?? -1)
  }

  /** What a key says that an agency has answered for one of its locations; whether there is such a location, the agency knows. */
  accountOf(key: string): ClaimedAccount | undefined {
    const account = accountOf(key)
    const canBeOpened = account !== undefined && (this.#agencyBeginnings.length > 0 || this.#agencyIds.has(account.agencyId))
    return canBeOpened ? account : undefined
  }

  /**
   * The key itself where it may be shown: one that merely begins as an open one does, such as that of a test. Never one that
   * was named, a JWT or a token of v2, as real keys are, or one that is longer than a name.
   */
  nameOf(key: string): string | undefined {
    const beginning = beginningOf(key, [...this.open, ...this.#agencyBeginnings])
    if (!beginning || key.length > LONGEST_NAME || isOfV2(key) || this.#namedOf(key) !== undefined || claimsOf(key) !== undefined)
      return undefined
    return key
  }

  /** The locations that named keys open. */
  get namedLocations(): string[] {
    return [...this.#named.values()]
  }

  /** The location that a text names, as its key or as its id; undefined where that is known to be one of an agency, or one itself. */
  locationNamed(keyOrId: string): string | undefined {
    if (this.#agencyIds.has(keyOrId) || this.accountOf(keyOrId) !== undefined) return undefined
    const opened = this.locationOf(keyOrId)
    if (opened === undefined) return keyOrId
    return this.isOfAgency(keyOrId) ? undefined : opened
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

  /** What a client needs to tell accepted keys and what they open; it holds no key. */
  get summary(): KeySummary {
    return {
      open: [...this.open],
      named: Object.fromEntries(this.#named),
      agencies: { open: [...this.#agencyBeginnings], named: Object.fromEntries(this.#agencies) }
    }
  }
}

// The longest of the beginnings that a key has.
function beginningOf(key: string, beginnings: readonly string[]): string | undefined {
  return beginnings.filter((beginning) => key.startsWith(beginning)).sort((one, other) => other.length - one.length)[0]
}
