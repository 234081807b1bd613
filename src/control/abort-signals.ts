const HEADER = 'x-emulator-caller'

/**
 * Who calls from the same process, and may go away while it waits. Over a socket the closing of the connection shows
 * that; a call by inject has no connection, so it hands its signal over here.
 */
export class Callers {
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

  signalOf(headers: Readonly<Record<string, unknown>>): AbortSignal | undefined {
    return this.#signals.get(String(headers[HEADER]))
  }
}
