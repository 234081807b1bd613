import { OPTIONS } from '../options/table.js'

const ALL = Object.values(OPTIONS)

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
