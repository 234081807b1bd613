#!/usr/bin/env node
import { get } from 'node:http'
import { constants } from 'node:os'
import { join } from 'node:path'
import type { Emulator } from '../emulator.js'
import { Handshake } from '../intercept/handshake.js'
import { type EmulatorOptions, settingsOfCommand } from '../options.js'
import { VERSION } from '../version.js'
import { type Arguments, helpText, parseArguments } from './arguments.js'
import { type Complaint, complaintOf, EXIT } from './exit.js'
import { ReadyFile, readyOf, readyText } from './ready.js'

const HEALTH_TIMEOUT_MS = 2000
const PRELOAD = join(import.meta.dirname, '../intercept/register.cjs')

const COMMANDS: Record<Arguments['command'], (given: Arguments) => Promise<number>> = { serve, healthcheck, exec }

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => process.exit(complain(complaintOf(error)))
)

async function main(argv: string[]): Promise<number> {
  // A reader of our output that goes away is no reason to stop.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  const given = parseArguments(argv)
  if (given.help) return print(helpText())
  if (given.version) return print(VERSION)
  return COMMANDS[given.command](given)
}

async function serve({ flags }: Arguments): Promise<number> {
  const { json, readyFile: file, ...options } = settingsOfCommand(flags, process.env)
  const stopped = new Promise((resolve) => process.on('SIGTERM', resolve).on('SIGINT', resolve))
  const readyFile = new ReadyFile(file)
  const emulator = await start(options)
  const ready = readyOf(emulator, process.pid)
  readyFile.write(ready)
  print(json ? JSON.stringify(ready) : readyText(ready, process.stdout.isTTY))
  await stopped
  readyFile.remove()
  await emulator.close()
  return EXIT.stopped
}

async function start(options: EmulatorOptions): Promise<Emulator> {
  // Loaded here, for the other commands need none of it.
  const { startEmulator } = await import('../emulator.js')
  const colour = process.stderr.isTTY && !process.env.NO_COLOR
  return startEmulator({ ...options, logTarget: { write: (line) => process.stderr.write(`${line}\n`), colour } })
}

async function exec({ flags, run: [command = '', ...args] }: Arguments): Promise<number> {
  // PORT is the command's own. Any free port, so that many can run side by side; silent, so that its output stays its own.
  const environment = { ...process.env, PORT: undefined }
  const { json, readyFile, ...options } = settingsOfCommand(flags, environment, { '--port': '0', '--log': 'silent' })
  const handshake = flags.has('--intercept') ? new Handshake(PRELOAD) : undefined
  const { spawn } = await import('node:child_process')
  const emulator = await start(options)
  const { url, baseUrl, apiKey } = emulator
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...{ GHL_BASE_URL: baseUrl, GHL_API_KEY: apiKey, GHL_EMULATOR_URL: url },
      ...handshake?.environment(process.env.NODE_OPTIONS)
    }
  })
  // Ctrl-C goes to the command too; how it takes it is its own affair, and this ends when it does.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  const exitCode = await new Promise<number>((resolve) => {
    child.on('error', ({ message }) =>
      resolve(complain({ exitCode: EXIT.notRunnable, sentence: `"${command}" cannot be run: ${message}` }))
    )
    child.on('exit', (code, signal) => resolve(code ?? EXIT.bySignal + constants.signals[signal as NodeJS.Signals]))
  })
  await emulator.close()
  if (!handshake || handshake.end() || exitCode === EXIT.notRunnable) return exitCode
  const sentence = `nothing of "${command}" was intercepted: no Node.js process of it had the NODE_OPTIONS it was given`
  return complain({ exitCode: EXIT.notIntercepted, sentence })
}

async function healthcheck({ flags }: Arguments): Promise<number> {
  const { host, port } = settingsOfCommand(flags, process.env)
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
