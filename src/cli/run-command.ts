import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { type Ending, EXIT } from './exit.js'

/**
 * Runs a command to its end; returns its exit code.
 * @param stdout where what it writes there goes
 * @param complain takes why it cannot be run
 */
export function runCommand(
  [command = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  stdout: 'inherit' | 2,
  complain: (ending: Ending) => number
): Promise<number> {
  const child = spawn(command, args, { stdio: ['inherit', stdout, 'inherit'], env })
  // Ctrl-C goes to the command too; how it takes it is its own affair, and this ends when it does.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((end) => {
    child.on('error', ({ message }) => end(complain({ exitCode: EXIT.notRunnable, sentence: `"${command}" cannot be run: ${message}` })))
    child.on('exit', (code, signal) => end(code ?? EXIT.bySignal + constants.signals[signal as NodeJS.Signals]))
  })
}
