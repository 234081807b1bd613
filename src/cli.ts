#!/usr/bin/env node
import { get } from 'node:http'
import { type Arguments, helpText, parseArguments } from './arguments.js'
import { type CommandSettings, settingsOfCommand } from './options.js'
import { ReadyFile, readyOf, readyText } from './ready.js'
import { VERSION } from './version.js'

const EXIT = { stopped: 0, failed: 1, badOption: 2, portInUse: 3, notReady: 5 }
const HEALTH_TIMEOUT_MS = 2000

const COMMANDS: Record<Arguments['command'], (settings: CommandSettings) => Promise<number>> = { serve, healthcheck }

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => process.exit(complain(error))
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
  process.stderr.write(`no emulator is ready at ${url}: ${problem}\n`)
  return EXIT.notReady
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return EXIT.stopped
}

/** Says on stderr, in a sentence, why the command ends; returns its exit code. */
function complain(error: NodeJS.ErrnoException & { port?: number; address?: string }): number {
  const { code, port, address, message } = error
  if (code === 'ERR_OPTION') return say(EXIT.badOption, message)
  if (code === 'EADDRINUSE')
    return say(EXIT.portInUse, `port ${port} is in use; stop what listens there, or choose another with --port (0 takes any free one)`)
  if (code === 'EACCES') return say(EXIT.badOption, `--port ${port} may not be opened by this user; choose one above 1023`)
  if (code === 'EADDRNOTAVAIL')
    return say(EXIT.badOption, `--host ${address} is not an address of this machine; 0.0.0.0 listens on all it has`)
  if (error.syscall === 'getaddrinfo') return say(EXIT.badOption, `--host is a name that cannot be looked up: ${message}`)
  return say(EXIT.failed, error.stack ?? message)
}

function say(exitCode: number, sentence: string): number {
  process.stderr.write(`go-high-level-emulator: ${sentence}\n`)
  return exitCode
}
