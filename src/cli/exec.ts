import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Emulator } from '../emulator.js'
import { settingsOfExec } from '../options/settings.js'
import { programVariables } from '../transport/program-variables.js'
import type { Arguments } from './arguments.js'
import { CommandInterception } from './command-interception.js'
import { EXIT } from './exit.js'
import { notIntercepted } from './not-intercepted.js'
import { complain, logToStderr, warn } from './output.js'

/** Serves while a command runs; ends with its exit code. */
export async function exec({ flags, run }: Arguments): Promise<number> {
  const { json, readyFile, ...options } = settingsOfExec(flags, process.env)
  const interception = CommandInterception.of(flags)
  // Loaded here, for the other commands need none of it.
  const { startEmulator } = await import('../emulator.js')
  const { runCommand } = await import('./run-command.js')
  const coverage = isCoverageWanted(flags) ? new (await import('./exec-coverage.js')).ExecCoverage(flags, process.env) : undefined
  // With a seed what fails can be run again.
  const randomSeed = options.randomSeed ?? (flags.has('--evidence') ? randomUUID().slice(0, 8) : undefined)
  const emulator = await startEmulator({ ...options, randomSeed, logTarget: logToStderr() })
  await coverage?.begin(emulator)
  const [folder] = flags.get('--evidence') ?? []
  const diverting = await interception?.begin(emulator.url, warn)
  const environment = {
    ...process.env,
    ...programVariables(emulator),
    // Of each test that fails, where the command is a test framework.
    ...(folder !== undefined && { GHL_EMULATOR_EVIDENCE: resolve(folder) }),
    ...diverting
  }
  const exitCode = await runCommand(run, environment, 'inherit', complain)
  const isIntercepted = interception?.end()
  const [file] = flags.get('--save') ?? []
  const unsaved = file && (await save(emulator, file))
  if (folder !== undefined && exitCode !== EXIT.stopped) {
    // Loaded here, for few commands fail.
    const { keepEvidence } = await import('./keep-evidence.js')
    const ran = { command: run, exitCode, intercept: interception !== undefined }
    await keepEvidence(() => emulator.evidence(folder, { all: true, run: ran }), warn)
  }
  const uncovered = await coverage?.end(emulator)
  await emulator.close()
  if (unsaved) return complain({ exitCode: exitCode || EXIT.failed, sentence: unsaved })
  const ended = uncovered ? complain({ ...uncovered, exitCode: exitCode || uncovered.exitCode }) : exitCode
  return isIntercepted !== false || exitCode === EXIT.notRunnable ? ended : complain(notIntercepted(run))
}

function isCoverageWanted(flags: Arguments['flags']): boolean {
  return flags.has('--coverage') || flags.has('--coverage-require')
}

/** Writes a snapshot into a file; returns why that cannot be done. */
async function save(emulator: Emulator, file: string): Promise<string | undefined> {
  try {
    writeFileSync(file, JSON.stringify(await emulator.snapshot()))
    return undefined
  } catch (error) {
    return `--save: the snapshot cannot be written: ${(error as Error).message}`
  }
}
