interface Terminal {
  isTTY?: boolean
  write(text: string): unknown
}

const WIDTH = 24
const BACK_AND_CLEAR = '\r\u001b[K'

/** A bar that grows on a terminal; nothing is written elsewhere. */
export class ProgressBar {
  readonly #terminal: Terminal
  #done = 0

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  /** One more is done. */
  step(of: number, name: string): void {
    this.#done++
    const filled = Math.round((this.#done / of) * WIDTH)
    this.#write(`${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${this.#done}/${of} ${name}`)
  }

  /** Takes it away. */
  end(): void {
    this.#write('')
  }

  #write(text: string): void {
    if (this.#terminal.isTTY) this.#terminal.write(BACK_AND_CLEAR + text)
  }
}
