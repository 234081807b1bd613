import { NOT_INTERCEPTED } from '../intercept/exit-code.js'

/** The exit codes of the command. */
export const EXIT = {
  stopped: 0,
  failed: 1,
  badOption: 2,
  portInUse: 3,
  badData: 4,
  notReady: 5,
  notIntercepted: NOT_INTERCEPTED,
  notRunnable: 127,
  bySignal: 128
} as const

/** Why the command ends. */
export interface Ending {
  exitCode: number
  sentence: string
}

/** What `startEmulator` rejects with: one of ours, or of Node's `listen`. */
type StartError = NodeJS.ErrnoException & { port?: number; address?: string }

const SENTENCES: Record<string, (error: StartError) => Ending> = {
  ERR_OPTION: ({ message }) => ({ exitCode: EXIT.badOption, sentence: message }),
  ERR_DATA: ({ message }) => ({ exitCode: EXIT.badData, sentence: message }),
  EADDRINUSE: ({ port }) => ({
    exitCode: EXIT.portInUse,
    sentence: `port ${port} is in use; stop what listens there, or choose another with --port (0 takes any free one)`
  }),
  EACCES: ({ port }) => ({ exitCode: EXIT.badOption, sentence: `--port ${port} may not be opened by this user; choose one above 1023` }),
  EADDRNOTAVAIL: ({ address }) => ({
    exitCode: EXIT.badOption,
    sentence: `--host ${address} is not an address of this machine; 0.0.0.0 listens on all it has`
  }),
  ENOTFOUND: nameNotFound,
  EAI_AGAIN: nameNotFound
}

function nameNotFound({ message }: StartError): Ending {
  return { exitCode: EXIT.badOption, sentence: `--host is a name that cannot be looked up: ${message}` }
}

/** What to say of an error that nothing caught: the emulator goes on. */
export function bugOf(error: unknown): Ending {
  const stack = error instanceof Error ? error.stack : String(error)
  return { exitCode: EXIT.failed, sentence: `a bug, please report it with this stack; it goes on running:\n${stack}` }
}

/** The exit code for an error, and what to say of it; what was not foreseen is told with its stack. */
export function endingOf(error: StartError): Ending {
  const known = SENTENCES[error.code ?? '']
  return known ? known(error) : { exitCode: EXIT.failed, sentence: error.stack ?? error.message }
}
