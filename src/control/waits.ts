/** Why a wait ended without what it waited for. */
export class WaitEnded extends Error {
  readonly code: 'reset' | 'closed'

  constructor(code: 'reset' | 'closed') {
    super(
      code === 'reset' ? 'reset: the location was reset while this call waited' : 'closed: the emulator was closed while this call waited'
    )
    this.code = code
  }
}

/** For how long a call waits. */
export interface Patience {
  timeoutMs: number
  /** Aborted when who waits has gone. */
  signal: AbortSignal
}

export interface Wait<Found> extends Patience {
  /** The location it concerns; null for all. */
  locationId: string | null
  /** Begins to look; calls `found` at once or later. Returns what ends the looking. */
  look(found: (value: Found) => void): () => void
  /** What to say when the time is up. */
  giveUp(): Error
}

/** The calls that wait for something to happen. Each holds one timer, and nothing once it has ended. */
export class Waits {
  readonly #pending = new Set<{ locationId: string | null; end(error: Error): void }>()
  /** How many there are in each location. */
  readonly #counts = new Map<string | null, number>()
  #closed = false

  /** @throws what `giveUp` makes when the time is up; WaitEnded; the signal's reason */
  async wait<Found>({ locationId, timeoutMs, signal, look, giveUp }: Wait<Found>): Promise<Found> {
    signal.throwIfAborted()
    if (this.#closed) throw new WaitEnded('closed')
    const cleanUp: (() => void)[] = []
    try {
      return await new Promise<Found>((resolve, reject) => {
        const pending = { locationId, end: reject }
        const aborted = () => reject(signal.reason)
        const timer = setTimeout(() => {
          // A timer has no caller that could catch what the making of the message throws.
          try {
            reject(giveUp())
          } catch (error) {
            reject(error)
          }
        }, timeoutMs)
        this.#pending.add(pending)
        this.#count(locationId, 1)
        signal.addEventListener('abort', aborted)
        cleanUp.push(() => {
          clearTimeout(timer)
          signal.removeEventListener('abort', aborted)
          this.#pending.delete(pending)
          this.#count(locationId, -1)
        })
        cleanUp.push(look(resolve))
      })
    } finally {
      for (const end of cleanUp) end()
    }
  }

  /** Whether a call waits for something in this location. */
  concern(locationId: string): boolean {
    return this.#counts.has(locationId)
  }

  #count(locationId: string | null, more: 1 | -1): void {
    const count = (this.#counts.get(locationId) ?? 0) + more
    if (count === 0) this.#counts.delete(locationId)
    else this.#counts.set(locationId, count)
  }

  /** Ends the waits for one location, or all. */
  reset(locationId?: string): void {
    for (const pending of this.#pending) {
      if (locationId === undefined || pending.locationId === locationId) pending.end(new WaitEnded('reset'))
    }
  }

  /** Ends all waits, also those that begin after this. */
  close(): void {
    this.#closed = true
    for (const { end } of this.#pending) end(new WaitEnded('closed'))
  }
}
