import { createHash, hash } from 'node:crypto'
import { customAlphabet, customRandom, random } from 'nanoid'
import { v1, v4 } from 'uuid'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID_LENGTH = 20
const CLOCK_TICKS_PER_MS = 10_000
const CLOCK_SEQUENCES = 16_384

type Bytes = (count: number) => Uint8Array

const trulyRandomId = customAlphabet(ALPHABET, ID_LENGTH)

/**
 * Makes what the server chooses by chance. With a seed, the n-th draw of a location depends on the seed,
 * the location and n alone, so neither another location nor a second run changes it.
 */
export class Chance {
  readonly id: () => string
  /** Whether ids come again in another run, so that one may be there already that a test has put back. */
  readonly isSeeded: boolean
  readonly #bytes: Bytes
  #node: Uint8Array | undefined
  #fingerprints = 0

  constructor(seed: string | undefined, locationId: string) {
    this.isSeeded = seed !== undefined
    this.#bytes = seed === undefined ? random : seeded(`${seed}\0${locationId}`)
    this.id = seed === undefined ? trulyRandomId : customRandom(ALPHABET, ID_LENGTH, this.#bytes)
  }

  /**
   * A version 1 UUID, as in the documented response. Its node belongs to the location; the count of
   * fingerprints goes into the clock fields, so that equal times never make equal fingerprints.
   */
  fingerprint(epochMs: number): string {
    this.#node ??= Uint8Array.from(this.#bytes(16))
    const count = this.#fingerprints++
    return v1({
      msecs: epochMs,
      nsecs: count % CLOCK_TICKS_PER_MS,
      clockseq: Math.floor(count / CLOCK_TICKS_PER_MS) % CLOCK_SEQUENCES,
      node: this.#node.subarray(0, 6),
      random: this.#node
    })
  }
}

/** 20 characters of `[A-Za-z0-9]`, always the same for the same text. */
export function idFrom(text: string): string {
  return customRandom(ALPHABET, ID_LENGTH, seeded(text))()
}

/** A version 4 UUID, always the same for the same text. */
export function uuidFrom(text: string): string {
  return v4({ random: seeded(text)(16) })
}

/** The same as `idFrom` in a tenth of the time, for what there may be very many of; other ids than `idFrom` makes. */
export function quickIdFrom(text: string): string {
  return hash('sha1', text, 'hex').slice(0, ID_LENGTH)
}

function seeded(seed: string): Bytes {
  let block = 0
  let left: Uint8Array = new Uint8Array()
  return (count) => {
    while (left.length < count) {
      const next = createHash('sha256').update(`${seed}\0${block++}`).digest()
      left = Buffer.concat([left, next])
    }
    const bytes = left.subarray(0, count)
    left = left.subarray(count)
    return bytes
  }
}
