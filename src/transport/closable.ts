import { type Answer, type Call, EmulatorError, type Transport } from './transport.js'

/** A transport until it is closed: that ends the calls under way, and none begins after it. */
export class Closable {
  readonly #transport: Transport
  readonly #underWay = new Set<UnderWay>()
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
    const underWay = new UnderWay()
    const aborted = () => underWay.end(signal?.reason)
    signal?.addEventListener('abort', aborted)
    this.#underWay.add(underWay)
    try {
      return await new Promise<Answer>((resolve, reject) => {
        underWay.whenEnded(reject)
        this.#transport({ ...call, whenEnded: (listener) => underWay.whenEnded(listener) }).then(resolve, reject)
      })
    } finally {
      signal?.removeEventListener('abort', aborted)
      this.#underWay.delete(underWay)
    }
  }

  throwIfClosed(): void {
    if (this.#isClosed) throw new EmulatorError('closed', 'closed: close() was called before this; start or connect anew')
  }

  close(): void {
    this.#isClosed = true
    for (const call of this.#underWay) call.end(new EmulatorError('closed', 'closed: close() was called while this call was under way'))
  }
}

/** A call under way, until its caller waits for it no longer. An AbortSignal says the same, and takes longer to make than most calls. */
class UnderWay {
  readonly #listeners: ((why: unknown) => void)[] = []
  #ended: { why: unknown } | undefined

  whenEnded(listener: (why: unknown) => void): void {
    if (this.#ended) listener(this.#ended.why)
    else this.#listeners.push(listener)
  }

  end(why: unknown): void {
    this.#ended = { why }
    for (const listener of this.#listeners) listener(why)
  }
}
