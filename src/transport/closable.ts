import { type Answer, type Call, EmulatorError, type Transport } from './transport.js'

/** A transport until it is closed: that ends the calls under way, and none begins after it. */
export class Closable {
  readonly #transport: Transport
  /** Ends each call under way. */
  readonly #underWay = new Set<(why: unknown) => void>()
  #isClosed = false

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Makes a call, which ends when its signal is aborted.
   * @throws EmulatorError `closed`; the signal's reason
   */
  async send({ signal, ...call }: Call): Promise<Answer> {
    this.throwIfClosed()
    signal?.throwIfAborted()
    const ending = new AbortController()
    const end = (why: unknown) => ending.abort(why)
    const aborted = () => end(signal?.reason)
    signal?.addEventListener('abort', aborted)
    this.#underWay.add(end)
    try {
      return await new Promise<Answer>((resolve, reject) => {
        ending.signal.addEventListener('abort', () => reject(ending.signal.reason))
        this.#transport({ ...call, signal: ending.signal }).then(resolve, reject)
      })
    } finally {
      signal?.removeEventListener('abort', aborted)
      this.#underWay.delete(end)
    }
  }

  throwIfClosed(): void {
    if (this.#isClosed) throw new EmulatorError('closed', 'closed: close() was called before this; start or connect anew')
  }

  close(): void {
    this.#isClosed = true
    for (const end of this.#underWay) end(new EmulatorError('closed', 'closed: close() was called while this call was under way'))
  }
}
