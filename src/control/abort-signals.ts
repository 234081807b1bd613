const HEADER = 'x-emulator-signal'

/**
 * The signals of callers in the same process, which may go away while they wait. Over a socket the closing of the
 * connection shows that; a call by inject has no connection, so it hands its signal over here.
 */
export class AbortSignals {
  readonly #signals = new Map<string, AbortSignal>()
  #count = 0

  /** Runs a call with a header by which its signal is found. */
  async with<Result>(signal: AbortSignal, call: (headers: Record<string, string>) => Promise<Result>): Promise<Result> {
    signal.throwIfAborted()
    const id = String(++this.#count)
    this.#signals.set(id, signal)
    try {
      const result = await call({ [HEADER]: id })
      signal.throwIfAborted()
      return result
    } finally {
      this.#signals.delete(id)
    }
  }

  /** The signal of the caller that sent these headers. */
  of(headers: Readonly<Record<string, unknown>>): AbortSignal | undefined {
    return this.#signals.get(String(headers[HEADER]))
  }
}
