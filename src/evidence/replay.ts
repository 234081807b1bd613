import { commandWithoutSecrets } from './command-without-secrets.js'
import { word } from './shell.js'
import type { Run } from './texts.js'

const PROGRAM = 'npx go-high-level-emulator'

/**
 * The line that runs the same again.
 * @param flags seed, clock and options of the emulator
 */
export function replayOf(flags: readonly string[], run: Run | undefined): string {
  const words = flags.map(word)
  if (run === undefined) return [PROGRAM, ...words].join(' ')
  return [PROGRAM, 'exec', ...words, ...(run.intercept ? ['--intercept'] : []), '--', commandWithoutSecrets(run.command)].join(' ')
}
