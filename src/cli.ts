#!/usr/bin/env node
import { get } from 'node:http'
import { type Arguments, helpText, parseArguments } from './arguments.js'
import { type Complaint, complaintOf, EXIT } from './complaint.js'
import { type CommandSettings, settingsOfCommand } from './options.js'
import { ReadyFile, readyOf, readyText } from './ready.js'
import { VERSION } from './version.js'

const HEALTH_TIMEOUT_MS = 2000

const COMMANDS: Record<Arguments['command'], (settings: CommandSettings) => Promise<number>> = { serve, healthcheck }

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => process.exit(complain(complaintOf(error)))
)

async function main(argv: string[]): Promise<number> {
  // A reader of our output that goes away is no reason to stop.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  const { command, flags, help, version } = parseArguments(argv)
  if (help) return print(helpText())
  if (version) return print(VERSION)
  return COMMANDS[command](settingsOfCommand(flags, process.env))
}

async function serve({ json, readyFile: file, ...options }: CommandSettings): Promise<number> {
  const stopped = new Promise((resolve) => process.on('SIGTERM', resolve).on('SIGINT', resolve))
  const readyFile = new ReadyFile(file)
  // Loaded here, for the other commands need none of it.
  const { startEmulator } = await import('./emulator.js')
  const emulator = await startEmulator({
    ...options,
    logTarget: { write: (line) => process.stderr.write(`${line}\n`), colour: process.stderr.isTTY && !process.env.NO_COLOR }
  })
  const ready = readyOf(emulator, process.pid)
  readyFile.write(ready)
  print(json ? JSON.stringify(ready) : readyText(ready, process.stdout.isTTY))
  await stopped
  readyFile.remove()
  await emulator.close()
  return EXIT.stopped
}

async function healthcheck({ host, port }: CommandSettings): Promise<number> {
  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/_emulator/health`
  const problem = await new Promise<string | undefined>((resolve) => {
    const request = get(url, { timeout: HEALTH_TIMEOUT_MS }, ({ statusCode }) =>
      resolve(statusCode === 200 ? undefined : `it answers ${statusCode}`)
    )
    request.on('timeout', () => request.destroy(new Error(`no answer within ${HEALTH_TIMEOUT_MS} ms`)))
    request.on('error', (error) => resolve(error.message))
  })
  if (problem === undefined) return EXIT.stopped
  return complain({ exitCode: EXIT.notReady, sentence: `no emulator is ready at ${url}: ${problem}` })
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return EXIT.stopped
}

function complain({ exitCode, sentence }: Complaint): number {
  process.stderr.write(`go-high-level-emulator: ${sentence}\n`)
  return exitCode
}
