import { sourceOf, unknownVariables } from '../options/settings.js'
import { VERSION } from '../version.js'
import { type Arguments, parseArguments } from './arguments.js'
import { exec } from './exec.js'
import { bugOf, EXIT, endingOf } from './exit.js'
import { healthcheck } from './healthcheck.js'
import { complain, print } from './output.js'
import { serve } from './serve.js'

const COMMANDS: Record<Arguments['command'], (given: Arguments) => Promise<number>> = {
  serve,
  healthcheck,
  exec,
  // Loaded here, for the other commands need none of it.
  explore: async (given) => (await import('./explore.js')).exploreCommand(given),
  'migrate-check': async (given) => (await import('./migrate-check.js')).migrateCheck(given),
  logs: async (given) => (await import('./logs.js')).logs(given)
}

const HELP_THEMSELVES = ['explore', 'migrate-check']

const argv = process.argv.slice(2)

main(argv).then(
  (code) => process.exit(code),
  (error) => process.exit(complain(endingOf(error, (name) => sourceOf(name, argv, process.env))))
)

async function main(argv: string[]): Promise<number> {
  // A reader of our output that goes away is no reason to stop.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  // What no code foresaw is told, and costs nobody the emulator.
  process.on('uncaughtException', (error) => complain(bugOf(error)))
  process.on('unhandledRejection', (error) => complain(bugOf(error)))
  const given = parseArguments(argv)
  for (const warning of unknownVariables(process.env)) complain({ exitCode: EXIT.stopped, sentence: warning })
  if (given.help && !HELP_THEMSELVES.includes(given.command))
    return print(given.command === 'exec' ? (await import('./exec-help.js')).execHelp() : (await import('./help.js')).helpText())
  if (given.version) return print(VERSION)
  return COMMANDS[given.command](given)
}
