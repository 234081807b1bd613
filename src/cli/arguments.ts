import { parseArgs } from 'node:util'
import { OptionError } from '../options/options.js'
import { OPTION_NAMES, OPTIONS } from '../options/table.js'
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

const ALL = OPTION_NAMES.map((name) => OPTIONS[name])
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

/** What `--help` prints: one screen. */
export function helpText(): string {
  const rows = ALL.map(({ flag, takes, help, default: standard }) => {
    const text = standard.join(', ')
    const left = takes ? `${flag} ${takes}` : flag
    return [left, `${help}${takes && text ? ` [${text}]` : ''}`]
  })
  const width = Math.max(...rows.map(([left = '']) => left.length))
  const lines = rows.map(([left = '', help]) => `  ${left.padEnd(width)}  ${help}`)
  return `A server that stands in for the GoHighLevel REST API v1.

Usage
  go-high-level-emulator [options]               serve until SIGTERM or Ctrl-C
  go-high-level-emulator healthcheck [options]   exit 0 when the emulator at that port is ready, else 5
  go-high-level-emulator exec [options] -- CMD   serve while CMD runs, with GHL_BASE_URL, GHL_API_KEY and
                                                 GHL_EMULATOR_URL set, end with its exit code: exec --help
  go-high-level-emulator explore [options] -- CMD  run CMD with every fault at every request: explore --help
  go-high-level-emulator migrate-check [options] -- CMD  tell how its requests move to API version 2: … --help
  go-high-level-emulator logs [URL] [options]    show what arrives at an emulator that runs elsewhere (also: tail)
    --since N                                    what came after exchange N first; 0: all there is

Options
${lines.join('\n')}
  -h, --help; -v, --version

Each is an environment variable too, such as GHL_EMULATOR_LOG for --log; flags win.
${variablesOfOtherNames().join('\n')}

Example: go-high-level-emulator --port 0 --api-key 'checkout-*' --json
`
}

function variablesOfOtherNames(): string[] {
  const renamed = ALL.flatMap(({ flag, environment, repeatable }) => {
    const named = `GHL_EMULATOR_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`
    return repeatable || environment.join() === named ? [] : `${flag} is ${environment.join(', then ')}`
  })
  const lists = ALL.filter(({ repeatable }) => repeatable).flatMap(({ environment }) => environment)
  return [renamed.join('; '), `Comma-separated: ${lists.join(', ')}`]
}
