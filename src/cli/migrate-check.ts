import { settingsOfExec } from '../options/settings.js'
import { programVariables } from '../transport/program-variables.js'
import type { Arguments } from './arguments.js'
import { CommandInterception } from './command-interception.js'
import { EXIT } from './exit.js'
import { migrateCheckHelp } from './migrate-check-help.js'
import { notIntercepted } from './not-intercepted.js'
import { complain, logToStderr, print, warn } from './output.js'

/** Runs a command, and tells how its requests move to version 2 of the API. */
export async function migrateCheck({ flags, run, help }: Arguments): Promise<number> {
  if (help) return print(migrateCheckHelp())
  const { json, readyFile, ...options } = settingsOfExec(flags, process.env)
  const interception = CommandInterception.of(flags)
  const { startEmulator } = await import('../emulator.js')
  const { runCommand } = await import('./run-command.js')
  const { migrationText } = await import('../migrate/text.js')
  const emulator = await startEmulator({ ...options, logTarget: logToStderr() })
  const diverting = await interception?.begin(emulator.url, warn)
  // On stdout is the report alone.
  const exitCode = await runCommand(run, { ...process.env, ...programVariables(emulator), ...diverting }, 2, complain)
  const isIntercepted = interception?.end()
  const migration = await emulator.migration({ all: true })
  await emulator.close()
  if (exitCode === EXIT.notRunnable) return exitCode
  if (isIntercepted === false) return complain(notIntercepted(run))
  print(json ? JSON.stringify(migration, null, 2) : migrationText(migration))
  if (exitCode !== EXIT.stopped) return exitCode
  const { requests, onV2, isWhole } = migration
  if (requests.length + onV2 === 0)
    return complain({ exitCode: EXIT.failed, sentence: `no request of "${run[0]}" came; is GHL_BASE_URL its base address?` })
  return isWhole ? EXIT.stopped : EXIT.notMovable
}
