import { parseArgs } from 'node:util'
import { OptionError } from '../options/options.js'
import { OPTIONS } from '../options/table.js'
import { didYouMean } from '../validation/did-you-mean.js'
import { EXPLORE_FLAGS } from './explore-flags.js'

const COMMANDS = ['serve', 'healthcheck', 'exec', 'explore', 'migrate-check', 'logs'] as const
const RUN: readonly string[] = ['exec', 'explore', 'migrate-check']
const ALIASES: Record<string, string> = { tail: 'logs' }

/** What stands on the command line. */
export interface Arguments {
  command: (typeof COMMANDS)[number]
  /** The texts given for each flag, in the order given. */
  flags: Map<string, string[]>
  help: boolean
  version: boolean
  /** The command that `exec`, `explore` and `migrate-check` run, and its arguments. */
  run: string[]
  /** The emulator whose log `logs` shows. */
  url?: string
}

// Of some commands alone, and so of no environment variable.
const OWN: Record<string, { commands: readonly Arguments['command'][]; takes?: string; example: string }> = {
  '--intercept': { commands: ['exec', 'explore', 'migrate-check'], example: 'exec --intercept -- npm test' },
  '--intercept-only': { commands: ['exec', 'explore', 'migrate-check'], example: 'exec --intercept-only -- pytest' },
  '--save': { commands: ['exec'], takes: 'FILE', example: 'exec --save after.json -- npm test' },
  '--coverage': { commands: ['exec'], example: 'exec --coverage=coverage.md -- npm test' },
  '--coverage-require': { commands: ['exec'], takes: 'LIST', example: 'exec --coverage-require 429,cut-after-store -- npm test' },
  '--evidence': { commands: ['exec'], takes: 'FOLDER', example: 'exec --evidence evidence -- npm test' },
  '--since': { commands: ['logs'], takes: 'N', example: 'logs --since 0 http://127.0.0.1:8080' },
  ...Object.fromEntries(
    EXPLORE_FLAGS.map(({ flag, takes, example }) => [
      flag,
      { commands: ['explore' as const], takes, example: `explore ${example} -- npm test` }
    ])
  )
}
const SHORT: Record<string, string> = { '-h': '--help', '-v': '--version' }

const ALL = Object.values(OPTIONS)
const NAMES = [...ALL.map(({ flag }) => flag), ...Object.keys(OWN), '--help', '--version']

/** @throws OptionError for a flag or command that is not known */
export function parseArguments(argv: readonly string[]): Arguments {
  const known: { flag: string; takes?: string }[] = [...ALL, ...Object.entries(OWN).map(([flag, own]) => ({ flag, ...own }))]
  const options = Object.fromEntries(
    known.map(({ flag, takes }) => [flag.slice(2), { type: takes ? ('string' as const) : ('boolean' as const) }])
  )
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length
  const run = argv.slice(end + 1)
  const { tokens, positionals } = parseArgs({ args: argv.slice(0, end), options, strict: false, allowPositionals: true, tokens: true })
  const flags = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { value } = token
    const rawName = SHORT[token.rawName] ?? token.rawName
    if (!NAMES.includes(rawName)) throw new OptionError(`${rawName} is not an option${didYouMean(rawName, NAMES)}; --help lists them all`)
    const option = known.find(({ flag }) => flag === rawName)
    if (option?.takes && value === undefined) throw new OptionError(`${rawName} needs a value: ${rawName} ${option.takes}`)
    flags.set(rawName, [...(flags.get(rawName) ?? []), value ?? 'true'])
  }
  const [name = 'serve', ...others] = positionals
  const command = COMMANDS.find((one) => one === (ALIASES[name] ?? name))
  if (command === undefined)
    throw new OptionError(
      `"${name}" is not a command; there are healthcheck, exec, explore, migrate-check and logs, and without one it serves`
    )
  const help = flags.has('--help')
  const runs = RUN.includes(command)
  if (runs && run.length === 0 && !help) throw new OptionError(`${command} needs a command after --, as in: ${command} -- npm test`)
  for (const [flag, own] of Object.entries(OWN))
    if (flags.has(flag) && !own.commands.includes(command))
      throw new OptionError(`${flag} is for ${listed(own.commands)} alone, as in: ${own.example}`)
  const [url] = command === 'logs' ? others : []
  const more = url === undefined ? others : others.slice(1)
  const stray = [...more, ...(runs ? [] : run)]
  if (stray.length > 0) throw new OptionError(`"${stray.join(' ')}" after ${name} is not understood; --help shows what is`)
  return { command, flags, help, version: flags.has('--version'), run, ...(url !== undefined && { url }) }
}

function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ')
}
