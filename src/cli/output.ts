import type { LogTarget } from '../journal/log.js'
import { type Ending, EXIT } from './exit.js'

/** Writes a text to stdout. */
export function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return EXIT.stopped
}

/** Where log lines go: to stderr, in colour on a terminal. */
export function logToStderr(): LogTarget {
  const colour = process.stderr.isTTY && !process.env.NO_COLOR
  return { write: (line) => process.stderr.write(`${line}\n`), colour }
}

/** Says on stderr why the command ends; returns its exit code. */
export function complain({ exitCode, sentence }: Ending): number {
  process.stderr.write(`go-high-level-emulator: ${sentence}\n`)
  return exitCode
}
