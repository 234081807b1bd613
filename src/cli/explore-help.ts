import { TOLD } from '../explore/armed-fault.js'
import { EXPLORE_FLAGS } from './explore-flags.js'

/** What `explore --help` prints. */
export function exploreHelp(): string {
  const faults = Object.entries(TOLD)
  const flags = EXPLORE_FLAGS.map(({ flag, takes, help }) => [`${flag} ${takes}`, help] as const)
  return `Runs a command with every fault at every request, and judges each run by what is stored at its end.

Usage
  go-high-level-emulator explore [options] -- CMD

It runs CMD twice undisturbed, and then once for each request and fault, with GHL_BASE_URL, GHL_API_KEY,
GHL_LOCATION_ID and GHL_EMULATOR_URL set. Exit code 7 says that something was lost, doubled, stormed or hung.

Options
${rows([...flags, ['--intercept', "for programs with the API's hosts in their source"], ['--intercept-only', 'the same, and nothing is sent to any other machine']])}
Those of the emulator too, such as --data, --random-seed and --clock: go-high-level-emulator --help

Faults
${rows(faults)}
Example
  go-high-level-emulator explore --report explored.html -- npm test
`
}

function rows(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('')
}
