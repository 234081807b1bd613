import type { LogTarget } from '../journal/log.js'
import { type Ending, EXIT } from './exit.js'

const MOST_UNREAD_BYTES = 1024 * 1024

/** Writes a text to stdout. */
export function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return EXIT.stopped
}

/** Whether what is written there is read on a terminal that may have colours. Source: https://no-color.org */
export function isColoured({ isTTY }: { isTTY?: boolean }): boolean {
  return Boolean(isTTY && !process.env.NO_COLOR)
}

/** Where log lines go: to stderr, in colour on a terminal. */
export function logToStderr(): LogTarget {
  let dropped = 0
  return {
    colour: isColoured(process.stderr),
    // Asked each time, for a terminal changes its width.
    get columns() {
      return process.stderr.columns
    },
    write: (line) => {
      // Who reads this slowly, or not at all, must not fill the memory.
      if (process.stderr.writableLength > MOST_UNREAD_BYTES) return void dropped++
      const gap = dropped > 0 ? `… ${dropped} lines are missing: they were not read in time\n` : ''
      dropped = 0
      process.stderr.write(`${gap}${line}\n`)
    }
  }
}

/** Says on stderr what is no reason to end. */
export function warn(sentence: string): void {
  complain({ exitCode: EXIT.stopped, sentence })
}

/** Prints the exit message on stderr; returns the exit code. */
export function complain({ exitCode, sentence }: Ending): number {
  process.stderr.write(`go-high-level-emulator: ${sentence}\n`)
  return exitCode
}
