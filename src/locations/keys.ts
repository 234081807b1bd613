import { createHmac, randomBytes } from 'node:crypto'
import { idFrom } from '../ids.js'
import { AcceptedKeys, locationIdOf } from './accepted-keys.js'
import type { ClaimedAccount } from './account-key.js'
import type { KeyRule } from './key-rule.js'

/** What an accepted key is, which no reset changes. */
export interface KnownKey {
  /** The location or agency that it opens. */
  id: string
  isOfAgency: boolean
  account: ClaimedAccount | undefined
  fingerprint: string
  name: string | undefined
}

const MOST_REMEMBERED = 1000
const LONGEST_REMEMBERED = 2000

const BOTH = 'a key opens a location or an agency, and this one would open both; leave it out on one side'

/** The accepted keys of an emulator. */
export class Keys extends AcceptedKeys {
  readonly #secret: Uint8Array
  readonly #isSeeded: boolean
  readonly #known = new Map<string, KnownKey>()
  #clients = 0
  /** A key that works: `test-key` where `test-*` is open, else the first one named. */
  readonly working: string

  /**
   * @param agencies which keys open an agency; of two rules for one key, the one that says more of it counts
   * @throws Error when the rules name nothing, or one key twice
   */
  constructor(rules: readonly KeyRule[], seed?: string, agencies: readonly KeyRule[] = []) {
    if (rules.length === 0) throw new Error('at least one key must be accepted')
    const named = rules.filter(({ open }) => !open)
    if (new Set(named.map(({ text }) => text)).size < named.length) throw new Error('the same key is named twice')
    const [ofLocations, ofAgencies] = [openedBy(rules), openedBy(agencies)]
    const isTwice = ofAgencies.open.some((beginning) => ofLocations.open.includes(beginning))
    const owned = new Set(Object.values(ofLocations.named))
    if (isTwice || Object.entries(ofAgencies.named).some(([key, id]) => key in ofLocations.named || owned.has(id))) throw new Error(BOTH)
    super({ ...ofLocations, agencies: ofAgencies })
    const [beginning] = this.open
    this.working = beginning === undefined ? (named[0] as KeyRule).text : `${beginning}key`
    this.#isSeeded = seed !== undefined
    this.#secret = seed === undefined ? randomBytes(32) : Buffer.from(seed)
  }

  /**
   * What the names of a client's fresh keys begin with, so that no other client has the same; with a seed the same for the
   * first, second, … client in every run. Null without a seed: any names will do then.
   */
  namesOfNextClient(): string | null {
    if (!this.#isSeeded) return null
    return ++this.#clients === 1 ? 'location-' : `client-${this.#clients}-location-`
  }

  /** The next client is the first one again, and no key is remembered. */
  restart(): void {
    this.#clients = 0
    this.#known.clear()
  }

  /** What there is to know of a key; undefined for one that is not accepted. Worked out once, for a suite resets a location often. */
  known(key: string): KnownKey | undefined {
    const before = this.#known.get(key)
    if (before) return before
    const id = this.locationOf(key)
    if (id === undefined) return undefined
    const [account, name] = [this.accountOf(key), this.nameOf(key)]
    const known = { id, isOfAgency: this.isOfAgency(key), account, fingerprint: this.fingerprint(key), name }
    if (this.#known.size === MOST_REMEMBERED) this.#known.clear()
    if (key.length <= LONGEST_REMEMBERED) this.#known.set(key, known)
    return known
  }

  /** Stands for a key where the key itself must not be kept. */
  fingerprint(key: string): string {
    return createHmac('sha256', this.#secret).update(key).digest('hex').slice(0, 16)
  }
}

function openedBy(rules: readonly KeyRule[]): { open: string[]; named: Record<string, string> } {
  return {
    open: rules.filter(({ open }) => open).map(({ text }) => text),
    named: Object.fromEntries(
      rules.filter(({ open }) => !open).map(({ text, locationId }) => [idFrom(text), locationId ?? locationIdOf(text)])
    )
  }
}
