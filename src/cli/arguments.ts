import { parseArgs } from 'node:util'
import { OptionError } from '../options/options.js'
import { OPTION_NAMES, OPTIONS } from '../options/table.js'
import { didYouMean } from '../validation/did-you-mean.js'

const COMMANDS = ['serve', 'healthcheck', 'exec'] as const

/** What stands on the command line. */
export interface Arguments {
  command: (typeof COMMANDS)[number]
  /** The texts given for each flag, in the order given. */
  flags: Map<string, string[]>
  help: boolean
  version: boolean
  /** The command that `exec` runs, and its arguments. */
  run: string[]
}

// Of exec alone, and so of no environment variable.
const INTERCEPT = '--intercept'

const ALL = OPTION_NAMES.map((name) => OPTIONS[name])
const NAMES = [...ALL.map(({ flag }) => flag), INTERCEPT, '--help', '--version']

/** @throws OptionError for a flag or command that is not known */
export function parseArguments(argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    ALL.map(({ flag, takes }) => [flag.slice(2), { type: takes ? ('string' as const) : ('boolean' as const) }])
  )
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length
  const run = argv.slice(end + 1)
  const { tokens, positionals } = parseArgs({ args: argv.slice(0, end), options, strict: false, allowPositionals: true, tokens: true })
  const flags = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { rawName, value } = token
    if (!NAMES.includes(rawName)) throw new OptionError(`${rawName} is not an option${didYouMean(rawName, NAMES)}; --help lists them all`)
    const option = ALL.find(({ flag }) => flag === rawName)
    if (option?.takes && value === undefined) throw new OptionError(`${rawName} needs a value: ${rawName} ${option.takes}`)
    flags.set(rawName, [...(flags.get(rawName) ?? []), value ?? 'true'])
  }
  const [name = 'serve', ...more] = positionals
  const command = COMMANDS.find((one) => one === name)
  if (command === undefined) throw new OptionError(`"${name}" is not a command; there are healthcheck and exec, and without one it serves`)
  const help = flags.has('--help')
  if (command === 'exec' && run.length === 0 && !help) throw new OptionError('exec needs a command after --, as in: exec -- npm test')
  if (command !== 'exec' && flags.has(INTERCEPT))
    throw new OptionError(`${INTERCEPT} is for exec alone, as in: exec ${INTERCEPT} -- npm test`)
  const stray = [...more, ...(command === 'exec' ? [] : run)]
  if (stray.length > 0) throw new OptionError(`"${stray.join(' ')}" after ${name} is not understood; --help shows what is`)
  return { command, flags, help, version: flags.has('--version'), run }
}

/** What `--help` prints: one screen. */
export function helpText(): string {
  const rows = ALL.map(({ flag, takes, help, default: [text] }) => {
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
                                                 GHL_EMULATOR_URL set; any free port, no log; forward its exit code
    --intercept                                  for programs with rest.gohighlevel.com in their source

Options
${lines.join('\n')}
  --help, --version

Each is an environment variable too, such as GHL_EMULATOR_LOG for --log; flags win.
${variablesOfOtherNames().join('\n')}

Example
  go-high-level-emulator --port 0 --api-key 'checkout-*' --json
`
}

function variablesOfOtherNames(): string[] {
  const renamed = ALL.flatMap(({ flag, environment, repeatable }) => {
    const named = `GHL_EMULATOR_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`
    return repeatable || environment.join() === named ? [] : `${flag} is ${environment.join(', then ')}`
  })
  const lists = ALL.filter(({ repeatable }) => repeatable).flatMap(({ environment }) => environment)
  return [...renamed, `Comma-separated: ${lists.join(', ')}`]
}
