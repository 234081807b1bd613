import { NOT_INTERCEPTED } from '../intercept/exit-code.js'
import type { OptionName } from '../options/table.js'

/** The exit codes of the command. */
export const EXIT = {
  stopped: 0,
  failed: 1,
  badOption: 2,
  portInUse: 3,
  badData: 4,
  notReady: 5,
  notIntercepted: NOT_INTERCEPTED,
  findings: 7,
  notCovered: 8,
  notMovable: 9,
  notRunnable: 127,
  bySignal: 128
} as const

/** Why the command ends. */
export interface Ending {
  exitCode: number
  sentence: string
}

/** What `startEmulator` rejects with: one of ours, or of Node's `listen`. */
type StartError = NodeJS.ErrnoException & { port?: number; address?: string; option?: OptionName }

/** Where the value of an option comes from: its flag, or a variable. */
type SourceOf = (name: OptionName) => string

const SENTENCES: Record<string, (error: StartError, sourceOf: SourceOf) => Ending> = {
  ERR_OPTION: ({ message }) => ({ exitCode: EXIT.badOption, sentence: message }),
  ERR_DATA: ({ message }, sourceOf) => ({ exitCode: EXIT.badData, sentence: `${sourceOf('data')}: ${message}` }),
  EADDRINUSE: ({ port, option = 'port' }, sourceOf) => ({
    exitCode: EXIT.portInUse,
    sentence: `port ${port} is in use; stop what listens there, or choose another with ${sourceOf(option)} (0 takes any free one)`
  }),
  EACCES: ({ port, option = 'port' }, sourceOf) => ({
    exitCode: EXIT.badOption,
    sentence: `${sourceOf(option)} ${port} may not be opened by this user; choose one above 1023`
  }),
  EADDRNOTAVAIL: ({ address }, sourceOf) => ({
    exitCode: EXIT.badOption,
    sentence: `${sourceOf('host')} ${address} is not an address of this machine; 0.0.0.0 listens on all it has`
  }),
  ENOTFOUND: nameNotFound,
  EAI_AGAIN: nameNotFound
}

function nameNotFound({ message }: StartError, sourceOf: SourceOf): Ending {
  return { exitCode: EXIT.badOption, sentence: `${sourceOf('host')} is a name that cannot be looked up: ${message}` }
}

/** What to say of an error that nothing caught: the emulator goes on. */
export function bugOf(error: unknown): Ending {
  const stack = error instanceof Error ? error.stack : String(error)
  return { exitCode: EXIT.failed, sentence: `a bug, please report it with this stack; it goes on running:\n${stack}` }
}

/** The exit code for an error, and what to say of it; what was not foreseen is told with its stack. */
export function endingOf(error: StartError, sourceOf: SourceOf): Ending {
  const known = SENTENCES[error.code ?? '']
  return known ? known(error, sourceOf) : { exitCode: EXIT.failed, sentence: error.stack ?? error.message }
}
