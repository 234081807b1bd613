import { createHash, hash, randomFillSync } from 'node:crypto'
import { customRandom } from 'nanoid'
import { v4 } from 'uuid'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID_LENGTH = 20
const HASH_LENGTH = 32

type Bytes = (count: number) => Uint8Array

const pool = Buffer.alloc(4096)
let taken = pool.length

// The library's own source of these has Node load all of Web Crypto, by the first create that a test waits for.
function random(count: number): Uint8Array {
  if (taken + count > pool.length) {
    randomFillSync(pool)
    taken = 0
  }
  taken += count
  return pool.subarray(taken - count, taken)
}

const trulyRandomId = customRandom(ALPHABET, ID_LENGTH, random)

/** What `save` makes, and `load` takes. */
export interface SavedChance {
  seed: string
  /** How many bytes were drawn. */
  drawn: number
  fingerprints: number
  node?: number[]
}

/**
 * Makes what the server chooses by chance. With a seed, the n-th draw of a location depends on the seed,
 * the location and n alone, so neither another location nor a second run changes it.
 */
export class Chance {
  /** Draws an id. */
  id!: () => string
  #stream: Stream | undefined
  #bytes!: Bytes
  #node: Uint8Array | undefined
  #fingerprints = 0

  constructor(seed: string | undefined, locationId: string) {
    this.#drawFrom(seed === undefined ? undefined : new Stream(`${seed}\0${locationId}`))
  }

  /** Whether ids come again in another run, so that one may be there already that a test has put back. */
  get isSeeded(): boolean {
    return this.#stream !== undefined
  }

  /** How far it has come, as plain data; undefined where it is truly random. */
  save(): SavedChance | undefined {
    if (this.#stream === undefined) return undefined
    const { seed, drawn } = this.#stream
    return { seed, drawn, fingerprints: this.#fingerprints, ...(this.#node && { node: [...this.#node] }) }
  }

  /** Goes on as the one that was saved; as before where that was truly random, of which nothing is saved. */
  load(saved: SavedChance | undefined): void {
    if (saved === undefined) return
    this.#drawFrom(new Stream(saved.seed, saved.drawn))
    this.#fingerprints = saved.fingerprints
    this.#node = saved.node && Uint8Array.from(saved.node)
  }

  #drawFrom(stream: Stream | undefined): void {
    this.#stream = stream
    this.#bytes = stream ? (count) => stream.take(count) : random
    this.id = stream ? customRandom(ALPHABET, ID_LENGTH, this.#bytes) : trulyRandomId
  }

  /** What the next fingerprint is made of: how many there were, and 16 bytes that are the same for a location. */
  ofFingerprint(): { count: number; node: Uint8Array } {
    this.#node ??= Uint8Array.from(this.#bytes(16))
    return { count: this.#fingerprints++, node: this.#node }
  }
}

/** 20 characters of `[A-Za-z0-9]`, always the same for the same text. */
export function idFrom(text: string): string {
  const stream = new Stream(text)
  return customRandom(ALPHABET, ID_LENGTH, (count) => stream.take(count))()
}

/** A version 4 UUID, always the same for the same text. */
export function uuidFrom(text: string): string {
  return v4({ random: new Stream(text).take(16) })
}

/** The same as `idFrom` in a tenth of the time, for what there may be very many of; other ids than `idFrom` makes. */
export function quickIdFrom(text: string): string {
  return hash('sha1', text, 'hex').slice(0, ID_LENGTH)
}

/** Bytes that follow from a text: the hashes of it with 0, 1, 2 and so on, one after the other. */
class Stream {
  readonly seed: string
  /** How many were taken. */
  drawn: number
  #left: Uint8Array = new Uint8Array()

  constructor(seed: string, drawn = 0) {
    this.seed = seed
    this.drawn = drawn
    if (drawn % HASH_LENGTH > 0) this.#left = this.#hash(Math.floor(drawn / HASH_LENGTH)).subarray(drawn % HASH_LENGTH)
  }

  take(count: number): Uint8Array {
    while (this.#left.length < count) {
      this.#left = Buffer.concat([this.#left, this.#hash((this.drawn + this.#left.length) / HASH_LENGTH)])
    }
    const bytes = this.#left.subarray(0, count)
    this.#left = this.#left.subarray(count)
    this.drawn += count
    return bytes
  }

  #hash(block: number): Uint8Array {
    return createHash('sha256').update(`${this.seed}\0${block}`).digest()
  }
}
